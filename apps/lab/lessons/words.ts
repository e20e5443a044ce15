/** Every word of the lessons. */

export interface Quiz { ask: string; options: string[]; right: number }
export interface RoundWords {
  /** The question over this round, where the lesson's does not fit it. */
  question?: string;
  set: string; ask: string; options?: string[]; run: string; explain: string;
  /** Named A, B on the pictures. */
  arms: [string, string];
}
export interface LessonWords {
  title: string; short: string; question: string; story: string; rounds: RoundWords[];
  sum_up: string; try_on: string; quiz: Quiz[];
  teacher: {
    minutes: string; say: string; expect: string[];
    /** Where the evidence of each answer stands on the screen; what comes of "Try on"; an answer to what is said. */
    screen: [string, string, string]; tried: string; answer?: string;
  };
}

/** In the order of lessons/lessons.ts. */
export const lesson_words: LessonWords[] = [
  {
    title: 'At the speed of trust', short: 'Speed of trust',
    question: 'Two systems have the same organisations, the same money and the same board. One has worked together for years, the other has not. How much does that matter?',
    story: 'Ashby, Brook and Cleeve are three towns with thirteen health and care organisations. Each decides every three months whether to put effort into joint work. Joint work pays more, the more others join.',
    rounds: [
      {
        arms: ['strangers', 'old partners'],
        set: 'A: partners who hardly know one another (trust begins at .10, where 0 is none and 1 is full). You see how integrated their care becomes in ten years.',
        ask: 'B: the same towns, but with years of working together (trust begins at .60). Draw how integrated their care becomes.',
        run: 'Run B',
        explain: 'Old partners expect more of one another, so more of them join, so they see one another join. And integrating care goes no faster than the trust in it: teams are not merged with people one does not trust. After five years they are more than twice as far.',
      },
      {
        arms: ['trust grows slowly', 'trust grows fast'],
        question: 'Where trust grows faster, does it grow without end?',
        set: 'Now both begin at .30, an assumption: nobody has measured trust. In A, each month in which a partner is seen to work jointly, trust in it rises by 1 % of what it lacks to full trust.',
        ask: 'In B by 8 %. After ten years, what has become of trust?',
        options: ['It is near 1: everybody trusts everybody', 'It is higher than in A, but stops well short of 1', 'It is as in A: only the start counts'],
        run: 'Run B',
        explain: 'Trust is lost about twice as fast as it is gained, a partner is now and then misread, and leaders leave and take trust with them. So it settles where gains and losses balance, well below 1, though it grows eight times as fast.',
      },
    ],
    sum_up: 'Change proceeds at the speed of trust: where there was more of it at the start, care was integrated further after five years, and still after ten.',
    try_on: 'In free play press “As it was”, then “Keep as A”, and show the integration of care. Set “Trust breaks faster” to 5. How much more history does B need until care is as integrated after ten years as in A?',
    quiz: [
      { ask: 'What does a history of working together change first?', options: ['How much money there is', 'What each expects of the others', 'How many have to agree'], right: 1 },
      { ask: 'In good months trust grows. Where does it end after years of joint work?', options: ['Near 1: everybody trusts everybody', 'Where it began', 'Where gains of good months and losses of bad ones balance'], right: 2 },
      { ask: 'Two systems differ only in their history. After five years the integration of care differs', options: ['hardly at all', 'by a few per cent', 'about twofold or more'], right: 2 },
    ],
    teacher: {
      minutes: '15 minutes: 3 the story, 2 questions, 4 first round, 3 second, 3 talk',
      say: 'Let them draw before anything runs, and ask two of them why they drew what they drew. Ask who would have to act first in a place that starts at .10.',
      answer: 'In A the larger, whose own effort already brings something: in Apr 2016 H1 joins at the board of Cleeve with a chance of 90 %, G3 with one of 28 %. Partners see who joins and trust them more. Nobody is told to begin.',
      screen: [
        'Round 1: month slider to Apr 2016, press H1, switch between A and B. At the board of Ashby it expects 4 % of all joint effort in A, 37 % in B.',
        'Round 2: headline and text under the fan. Trust ends at .37 in A, at .58 in B; B’s line is nearly flat for years before.',
        'Round 1: the headline; or “As a table”, row Mar 2021. .06 in A, .25 in B.',
      ],
      tried: 'History .60 instead of .30: the median of integration then ends at .30 in both.',
      expect: [
        'Five years on, old partners are at least twice as integrated as strangers. Where trust plays no part in choices or in integration, the difference is gone.',
        'With trust growing eight times as fast, trust ends clearly higher, but below .75. Where nobody learns from what partners do, the difference is gone.',
      ],
    },
  },
  {
    title: 'The stag hunt', short: 'Stag hunt',
    question: 'Joint work pays well if most join, and badly if few do. What do sensible people do?',
    story: 'Hunters can catch a stag together or a hare alone. Whoever goes for the stag alone goes home hungry. Compared with lesson 1 the shape of the benefit is changed (two numbers, under “What is set”): there the first who join gain something already; here hardly anything, until about half of all effort is there, and soon after that nearly all. No villain is needed for everybody to stay at home.',
    rounds: [
      {
        arms: ['little trust', 'some trust'],
        set: 'A: trust begins at .20. After ten years hardly anybody works jointly.',
        ask: 'B: trust begins at .50; nothing else is different. What share works jointly after ten years?',
        options: ['About the same as in A', 'About half: in proportion to the trust', 'In most runs nearly everybody'],
        run: 'Run B',
        explain: 'There are two places to come to rest: all hunt the stag, or each its hare. Both hold themselves up. Where one begins decides in which one ends; in between nothing stays for long.',
      },
      {
        arms: ['little trust', 'in between'],
        question: 'And where trust is neither little nor much?',
        set: 'A, as before: trust begins at .20.',
        ask: 'B: trust begins at .40, between the .20 of A and the .50 of the round before. Every run has the same rules and another luck. Where do the dots of B lie?',
        options: ['In one heap, in the middle', 'In two heaps: some high, some low', 'Evenly from low to high'],
        run: 'Run B',
        explain: 'Near the tipping point luck decides: a leader who leaves in the wrong month, a partner who is misread. The mean of such runs is a place where hardly any of them is. That is why one looks at many.',
      },
    ],
    sum_up: 'Where joint work needs others, good will is not enough: it takes the belief that others will come too.',
    try_on: 'Under “More” choose another theory of choice: joint work whenever it is expected to bring more. Do the two heaps become sharper?',
    quiz: [
      { ask: 'Why does a sensible organisation keep to its silo here?', options: ['It is selfish', 'It expects too few others to join', 'It does not know the benefit'], right: 1 },
      { ask: 'A system ends with nobody working jointly. That shows', options: ['that joint work would not pay', 'that somebody was hostile', 'neither'], right: 2 },
      { ask: 'Half of all runs end high, half low. What does their mean tell?', options: ['Where a run most likely ends', 'Where hardly any run ends', 'Nothing is wrong with it'], right: 1 },
    ],
    teacher: {
      minutes: '12 minutes: 2 the story, 2 questions, 3 each round, 2 talk',
      say: 'Play it first with hands: on three, raise the hand or not; who raises it gets two points if more than half do, else loses one. Then let the simulation do it.',
      screen: [
        'Round 1: month slider to Apr 2016, press L1, board of Ashby, switch between A and B. Its cost is the same. In A it expects 18 % of all joint effort, and the benefit is +0.67; in B 41 %, and +5.44.',
        'Round 1: costs and benefits are the same in A and B, and nobody refuses. Yet the median ends with 13 % in A, with 88 % in B.',
        'Round 2: B’s dots after it has run. 73 of 200 runs end below a quarter, 107 at three quarters or above. The mean of all, 57 %, lies where hardly any is.',
      ],
      tried: 'Yes. Among B’s dots (as a table) 85 runs end below 20 % and 113 from 80 % on, 2 between; with the rule of before it was 59 and 102.',
      expect: [
        'From .20 the median ends below a quarter, from .50 above two thirds. Where the benefit needs nobody else, both end alike.',
        'From .40 at least one run in seven ends below a quarter and at least one in three at three quarters or above; few lie between. Where the benefit needs nobody else, there is one heap.',
      ],
    },
  },
  {
    title: 'Mild and severe pressure', short: 'Pressure',
    question: 'Does a shortage of money bring partners together, or does it drive them apart?',
    story: 'People say “never waste a crisis”, and also “in a storm everyone saves himself”. Here the accounts are put aside, and the same pressure is laid on everybody for ten years.',
    rounds: [
      {
        arms: ['no pressure', 'mild pressure'],
        set: 'A: no pressure at all.',
        ask: 'B: mild pressure (.5; the mean hospital of 2016/17 had 1). What happens to joint work?',
        options: ['More of it than without pressure', 'Less', 'No difference'],
        run: 'Run B',
        explain: 'Some pressure makes the need felt: going on as before is no longer free. The benefit of joint work weighs more.',
      },
      {
        arms: ['no pressure', 'severe pressure'],
        set: 'A: no pressure, once more.',
        ask: 'B: severe pressure (3). Draw how many work jointly.',
        run: 'Run B',
        explain: 'Under severe pressure only this year counts. Joint work costs now and pays later, and each is judged on its own accounts. The felt need still rises, but the horizon shortens faster.',
      },
    ],
    sum_up: 'Pressure is a spur up to a point and a trap beyond it.',
    try_on: 'Press an organisation under severe pressure: which bar is it that turned against joint work?',
    quiz: [
      { ask: 'Joint work is most common under', options: ['no pressure', 'some pressure', 'as much pressure as can be'], right: 1 },
      { ask: 'Severe pressure works against joint work because', options: ['people become unfriendly', 'what comes later counts for less, and each is judged on its own results', 'boards meet more seldom'], right: 1 },
      { ask: 'The Department of Health and Social Care wants joint work, and budgets are cut hard to force it. In this model', options: ['that works', 'that works in poor places only', 'that backfires'], right: 2 },
    ],
    teacher: {
      minutes: '12 minutes: 2 the story, 2 questions, 3 each round, 2 talk',
      say: 'Collect examples of both sayings first. Afterwards: where on this hill was the system that you know?',
      screen: [
        'The headlines of both rounds: 81 % with no pressure, 88 % with mild, 37 % with severe.',
        'Round 2: month slider to Apr 2016, press H1, board of Ashby, switch between A and B. The benefit falls from +4.10 to +3.66, and a bar that was not there is against: judged on its own results, −1.24.',
        'Round 2: severe pressure more than halves joint work, 81 % to 37 %.',
      ],
      tried: 'The bar “judged on its own results”; the benefit shrinks a little too. Both are at work: with regulators.organisation_focus at 0 (More) 69 % end working jointly under severe pressure, with choice.horizon at 0, where what comes later counts as ever, 100 %.',
      expect: [
        'Under mild pressure at least 4 points more work jointly than under none. With the mechanism of pressure off, nothing differs.',
        'Under severe pressure fewer than two thirds as many as under none. With the mechanism of pressure off, nothing differs.',
      ],
    },
  },
  {
    title: 'One veto', short: 'One veto',
    question: 'The largest hospital will have no part in it. What can the other twelve do?',
    story: 'Under a memorandum of understanding a partnership acts only if nobody stops it. Under a board that votes, more than half are enough. Here everything is decided by the one board, and the largest organisation refuses all joint work from the first day.',
    rounds: [
      {
        arms: ['memorandum', 'majority'],
        set: 'A: a memorandum, and who does not take part says no. See how integrated care becomes.',
        ask: 'B: the same board decides by majority. How far do they get in ten years?',
        options: ['Nowhere, as in A: the hospital is too important', 'As far as any other system', 'Somewhere: without the hospital, but not nowhere'],
        run: 'Run B',
        explain: 'One no stops everything where everybody must agree, however many agree. A majority goes on without the hospital. What it does not get is the hospital’s own effort, so it stays behind what they could do together.',
      },
      {
        arms: ['memorandum', 'majority'],
        question: 'And if nobody refuses?',
        set: 'Now nobody refuses; the board alone decides. A: memorandum. Some members have doubts now and then, and say so.',
        ask: 'B: majority, with the same luck. What has become of the integration of care after ten years?',
        options: ['More in B', 'The same: nobody refuses', 'More in A: those who agreed stand by it'],
        run: 'Run B',
        explain: 'It takes no refuser: with thirteen members somebody nearly always has a doubt, and each doubt can stop the work. A majority outlives doubts.',
      },
    ],
    sum_up: 'Consent protects each member from all others, and costs the time of all.',
    try_on: 'Take the first round to free play, press “Swap A and B”, and leave decisions to the places (More: governance.subsidiarity at 1): does one refuser still stop everything?',
    quiz: [
      { ask: 'Under strict consent, how many of thirteen can stop the work?', options: ['One', 'Seven', 'None alone'], right: 0 },
      { ask: 'A majority outvotes a hospital. It then gets', options: ['its effort too', 'the work of the others only', 'nothing'], right: 1 },
      { ask: 'Why does consent cost time though nobody refuses?', options: ['Meetings are longer', 'With many members somebody has a doubt nearly always', 'Votes are counted twice'], right: 1 },
    ],
    teacher: {
      minutes: '12 minutes: 2 the story, 2 questions, 3 each round, 2 talk',
      say: 'Vote in class on something harmless with a veto for each, then with a majority. Ask whom a veto protects before you ask what it costs.',
      screen: [
        'Round 1: in A integration stays at .00 for ten years. Press H1: it refuses all joint work.',
        'Round 1: with B press H1: it still refuses. The median of integration ends at .36, that of B in round 2, where nobody refuses, at .46.',
        'Round 2: nobody refuses, and still A ends at .20, B at .46.',
      ],
      tried: 'It does: press H1 and count, it sits at the boards of all three places. A still ends at .00; by majority (B of round 1) it is .27.',
      expect: [
        'With a refuser consent gets nowhere (integration below .02), a majority above .15. Where no veto counts, consent gets nearly as far.',
        'Without a refuser a majority still ends with at least .1 more integration. Where no veto counts, the difference falls by half at least.',
      ],
    },
  },
  {
    title: 'Success to the successful', short: 'Success to the successful',
    question: 'A fund helps systems to change. Should it go to those who are ahead or to those who lag behind?',
    story: 'Four neighbours differ in one thing: how long they have worked together. A national fund of £15 a head has to be shared out. One can back winners, or help those in need. Watch the gap in integration between the first and the last.',
    rounds: [
      {
        arms: ['everybody alike', 'front-runners'],
        set: 'A: everybody gets the same. The gap between the system ahead and the last opens all the same.',
        ask: 'B: the fund follows success. Draw the gap.',
        run: 'Run B',
        explain: 'Who gets money can take effort off the members’ hands, works jointly more, is trusted more, and does better next time. Money that follows success adds a second loop to the one that trust already makes.',
      },
      {
        arms: ['front-runners', 'those in need'],
        set: 'A: the fund follows success. That was B in the round before, and it keeps the blue.',
        ask: 'B, a new colour: the fund follows need. What happens to the gap, and to integration on the whole?',
        options: ['The gap is much smaller, and the whole hardly differs', 'The gap is smaller, and the whole falls to half', 'The gap stays: the money comes too late'],
        run: 'Run B',
        explain: 'The same money closes about a third of the gap and, here, costs the whole next to nothing. In another place it may: that is a question of where the same pound moves more.',
      },
    ],
    sum_up: 'Rewarding success makes the successful more successful. Nobody need intend it.',
    try_on: 'Which gap is left with no fund at all (More: finance.fund_per_head at 0)? Which loop makes it?',
    quiz: [
      { ask: 'All get the same. The gap between systems', options: ['closes', 'stays', 'still grows at first'], right: 2 },
      { ask: 'A prize for the best system', options: ['widens the gap', 'closes it, as the others strive', 'does nothing'], right: 0 },
      { ask: '“Success to the successful” needs', options: ['unfair judges', 'a loop: what is gained helps to gain more', 'corruption'], right: 1 },
    ],
    teacher: {
      minutes: '14 minutes: 3 the story, 2 questions, 3 each round, 3 talk',
      say: 'Let half of the class argue for winners, half for need, before the first run. After the second ask what they would need to know of a real fund.',
      screen: [
        'Round 1, A, “As a table”: the gap is .08 after two years, .14 after five, .16 after ten.',
        'Round 1: the headline. After ten years .16 in A, .22 in B.',
        'Nobody judges here: in B the fund goes by integration alone. Money takes effort off, effort is seen, trust and integration rise, and more money comes.',
      ],
      tried: 'With no fund the gap ends at .18, where equal shares leave .16. It is the loop of trust: what is seen moves trust, trust moves what is expected. With trust.weight and integration.trust_exponent at 0 as well it is .11.',
      expect: [
        'After ten years the gap is at least .02 wider where front-runners are paid. With the support switched off, nothing differs.',
        'Paying those in need leaves at least .05 less gap than paying front-runners, and on the whole integration differs by less than .03. With the support switched off, nothing differs.',
      ],
    },
  },
  {
    title: 'Scars', short: 'Scars',
    question: 'A crisis comes and goes. When it is over, is it over?',
    story: 'In April 2018 severe pressure falls on all thirteen, and after two years it is lifted. Everything is then as it was, but for what they remember.',
    rounds: [
      {
        arms: ['no crisis', 'a crisis'],
        set: 'A: ten years without the crisis.',
        ask: 'B: the same with the crisis from April 2018 to March 2020. Draw how many work jointly.',
        run: 'Run B',
        explain: 'In the crisis most look after themselves, and their partners see it. Trust breaks about twice as fast as it grows. So when the pressure is gone they still expect less of one another.',
      },
      {
        arms: ['no crisis', 'a crisis'],
        set: 'Look at trust now. A: without the crisis.',
        ask: 'B: with it. One year after the crisis has ended, how is trust?',
        options: ['As it would have been', 'A little lower', 'About where it was before they began to work together'],
        run: 'Run B',
        explain: 'Two bad years undid what two good ones had built, and the years of growth that did not happen are missing too. Joint work comes back within a year or two; trust and the integration of care lag for years.',
      },
    ],
    sum_up: 'Pressure goes when the money comes back. Trust has to be earned again.',
    try_on: 'Drag the crisis to another year. When does it hurt most?',
    quiz: [
      { ask: 'The pressure is lifted. Why do not all join again at once?', options: ['They still lack money', 'They expect less of one another', 'The board forbids it'], right: 1 },
      { ask: 'What comes back last?', options: ['Money', 'Joint work', 'Trust'], right: 2 },
      { ask: 'Suppose that nobody learnt from what partners do. After a crisis there would be', options: ['no scars in trust', 'deeper scars', 'no joint work at all'], right: 0 },
    ],
    teacher: {
      minutes: '12 minutes: 2 the story, 2 questions, 3 each round, 2 talk',
      say: 'Step month by month through 2018 with the network: who leaves first, and whose lines thin? Press that organisation.',
      screen: [
        'Round 1: month slider to Apr 2020, the first month without the pressure. Press H1, board of Ashby: it expects 33 % of all joint effort in A, 21 % in B.',
        'Round 1 and 2, in Mar 2021: joint work is back at 62 % (A: 74 %), trust only at .29 (A: .45).',
        'Take round 2 to free play and switch off what is learnt (More, Mechanisms): B’s trust in Mar 2021 is .30, as at the start.',
      ],
      tried: 'It depends on what counts. At the end of the ten years trust is lower the later the crisis came: .47 for April 2016, .27 for April 2024. Integration is lowest for one in the middle: .20 for April 2020, .22 and .24 for those two.',
      expect: [
        'During the crisis fewer than two thirds as many work jointly, and in the year after it still at least 5 points fewer. Where nobody learns from what partners do, the year after shows no difference.',
        'A year after the crisis trust is lower by at least .08. Where nobody learns from what partners do, it is the same.',
      ],
    },
  },
  {
    title: 'Design your governance', short: 'Your governance',
    question: 'Which way of deciding stands a cut of every income by 12 % for two years?',
    story: 'You have seen what trust, vetoes and pressure do. Now the cut comes in April 2018, and you may choose how the three towns are governed.',
    rounds: [
      {
        arms: ['memorandum', 'statutory'],
        set: 'A: a memorandum, through the cut. It breaks at once. A year after the cut has ended, the median is back at 67 %; before it was 71 %.',
        ask: 'B: a statutory body with a duty to collaborate, a board that votes and pressure that is shared. What does the cut do to it?',
        options: ['It does not break at all', 'It breaks too, and comes back further', 'It breaks worse: more is at stake'],
        run: 'Run B',
        explain: 'No way of deciding makes up for money that is not there: while it lasts, most look after themselves. B has more joint work before the cut (88 % against 71 %), in its depth (33 % against 22 % in Aug 2019) and a year after it (88 % against 67 %). Beside ten years without a cut, both lose about as much.',
      },
    ],
    sum_up: 'No way of deciding spares anybody the storm: all lose about as much in it. They differ in how much joint work there is, before, in and after.',
    try_on: 'Now yours: take it to free play (the cut stays), choose a way of deciding and move the sliders. Whose design keeps most joint work from the cut on? Type a seat under “Class”, send your code to the teacher, and judge by the median of 200 runs.',
    quiz: [
      { ask: 'While every income is cut hard, the way of deciding', options: ['saves joint work, if it is the right one', 'leaves most looking after themselves, whichever it is', 'makes no difference at all'], right: 1 },
      { ask: 'A statutory body here differs from a memorandum in', options: ['a duty, shared pressure and a vote', 'more money', 'fewer members'], right: 0 },
      { ask: 'What the powers of a statutory body bring is, in this model,', options: ['measured', 'an assumption', 'an official figure'], right: 1 },
    ],
    teacher: {
      minutes: '15 minutes and more: 2 the story, 2 questions, 4 the round, the rest the students’ own designs with class codes',
      say: 'Give everybody a code of the cut (below) and a seat. Let them design, then paste their codes under “Class”: the column “since the event” has the mean share from the cut on, of the seat’s one run and, in grey, of 200. Ask what their best design assumes.',
      screen: [
        'In Aug 2019 the median is 22 % in A, 33 % in B. In free play try the others: all eight ways of deciding lie between 14 % and 33 %.',
        'Free play: the line under “Way of deciding” says what it brings.',
        'Free play: “More”, find “statutory”. Its powers have the grade D, an assumption.',
      ],
      tried: 'Of the eight ways alone a statutory body keeps most joint work in the years from the cut on, the memorandum and the merger least. Beside the same years without a cut all eight lose 17 or 18 percentage points. Whoever does better has moved sliders: ask what that assumes.',
      expect: [
        'Under the same cut a statutory body keeps at least .08 more joint work over the eight years from the cut, though at its depth both lose more than half. Without its duty, its shared pressure, its mandate and what consent costs, less than half of the difference is left.',
      ],
    },
  },
];
