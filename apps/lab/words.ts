/** Every word of the page. A translation is this file once more. */

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

export const words = {
  title: 'Concordat lab',
  claim: 'Will they work together, or each for itself?',
  fictional: 'A fictional place: an illustration of mechanisms, not a forecast.',
  real: 'A real footprint’s shape: an illustration, not a forecast for these organisations.',
  starting: 'Starting the engine …',
  no_engine: 'This browser cannot run the engine. Any browser from 2022 on can.',
  older: 'It lacks what this page needs to compute fast. The page lab_older.html, made beside this one, does without; it is slower.',
  wrong: 'Something went wrong:',
  places: {
    three_places: 'Three places: 13 organisations, one board',
    one_county: 'One county: one of everything, 6 organisations',
    border_city: 'A city on a border: 10 organisations, two places',
    many_partners: 'Many partners: 42 organisations, four places',
    four_neighbours: 'Four neighbours: four systems of 5 organisations',
  } as Record<string, string>,
  kinds: ['hospital', 'community, mental health or ambulance services', 'commissioner (CCG)', 'council', 'GP federation'],
  /** Of real bodies, whose names are not shown. */
  roles: ['hospital', 'other NHS trust', 'commissioner (CCG)', 'council', 'GP federation'],
  letters: ['H', 'M', 'C', 'L', 'G'],
  series: {
    collaboration: 'Share that works jointly', trust: 'Trust between partners', integration: 'Integration of care',
    pressure: 'Financial pressure', deficits: 'Share in deficit', live_work: 'Joint work under way',
    gap: 'Gap between places', system_gap: 'Gap between systems',
  } as Record<string, string>,
  tabs: { play: 'Free play', class: 'Class', teacher: 'For teachers', about: 'About' },
  controls: {
    head: 'What kind of system?', place: 'Place', regime: 'Way of deciding', more: 'More: everything that can be changed',
    regime_is: (decides: string, brings: string): string => `How: ${decides}. With it: ${brings}.`, search: 'Find', reset: 'As it was', reset_b: 'Reset B', former: 'Back to my own setting', is: 'is', from_to: 'explored from', keep: 'Keep as A, change B',
    drop: 'Forget A', swap: 'Swap A and B', rule: 'Theory of choice', trust_rule: 'Theory of trust',
    switches: 'Mechanisms', parameters: 'Parameters', changed: 'changed', none: 'Nothing of that name.',
    both: 'A is what you kept. B is what you change now; both have the same luck.',
    jump: 'Change something', jump_back: 'Up to what comes of it',
    grade: {
      A: 'A: an official figure', B: 'B: measured', C: 'C: theory or analogy', D: 'D: an assumption',
    } as Record<string, string>,
  },
  settings: {
    head: 'What is set', alone: 'Changed:', both: 'In both:', as_it_was: 'nothing was changed', nothing_else: 'nothing else', on: 'on', off: 'off',
    changed: (name: string, now: string, was: string): string => `${name} ${now} (else ${was})`,
    named: (meaning: string, path: string): string => `${meaning}, ${path}:`,
    event: (name: string, when: string, months: number): string => `${name}, ${when}${months ? `, for ${months} months` : ''}`,
  },
  sliders: {
    'finance.allocation_growth': ['Money grows each year', 'In cash, on average over the ten years. A hospital’s costs grow by about 2 % a year.'],
    'trust.history': ['History of working together', 'The trust that partners begin with, and drift back to: 0 none, 1 full.'],
    'trust.gain': ['Trust grows', 'By how much in a month in which a partner worked jointly.'],
    'trust.loss_ratio': ['Trust breaks faster', 'How many times faster it is lost than gained.'],
    'choice.cost': ['What joint work costs', 'In time and double running. For scale: without financial pressure the benefit is worth 6.9 if everybody joins.'],
    'regulators.place_focus': ['Regulators look at places', '0 %: only at each organisation. 100 %: only at the place.'],
  } as Record<string, [string, string]>,
  regimes: {
    memorandum: 'Memorandum: a veto stops', majority: 'Board with a majority vote', lead_acute: 'A hospital leads',
    lead_gp: 'GPs lead', alliance: 'Alliance contract', joint_venture: 'Joint venture of two', aco: 'Merged into one organisation',
    statutory: 'Statutory body with a duty',
  } as Record<string, string>,
  /** What else comes with a way of deciding, where the engine's own words are too short. */
  brings: {
    memorandum: 'giving up some independence weighs against joint work',
    majority: 'nothing else, unless the CCGs are given one vote together (under “More”)',
    lead_acute: 'it may direct a part of all effort, holds the contract, and bears a share of what joint work costs',
    lead_gp: 'it may direct a part of all effort, holds the contract, and bears a share of what joint work costs',
    alliance: 'providers hold one contract together and share the pressure; a part of all effort is directed; setting it up takes time and money',
    joint_venture: 'the two hold the contract; they share pressure, and a part of their effort is directed; setting it up takes time and money',
    aco: 'one contract and one account; it has to be procured, may be taken to court, and unsettles while it is set up',
    statutory: 'a duty to work jointly, powers to direct effort, pressure that is shared. How much these bring is an assumption. In England statutory integrated care boards exist since 1 July 2022; here the rules of before are carried on, and a statutory body is one of the things to choose',
  } as Record<string, string>,
  /** Plainer than the engine's words, where a lesson changes them. */
  meanings: {
    'choice.slope': 'How suddenly the benefit comes as more join',
    'choice.half_effort': 'Joint effort at which half of the benefit is reached',
    'pressure.imposed': 'Pressure laid on everybody, whatever the accounts say',
    'governance.veto': 'Chance that a body which does not take part vetoes',
    'governance.subsidiarity': 'Share of joint work decided in the places, not by the one board',
    'support.exponent': 'Who gets the fund (3: who is ahead, 0: all alike, −3: who is in need)',
    'finance.fund_per_head': 'The fund, £ a head and year',
    'switches.support': 'Who does well or badly gets more of the fund, or less',
    'switches.finance': 'Accounts',
  } as Record<string, string>,
  happens: {
    head: 'Something happens', hint: 'Press, or drag onto the years.', add: 'Add', on: 'in', months: 'months', for: 'for',
    size: 'size', remove: 'Remove', at_once: 'at once', none: 'Nothing yet.',
    list: {
      funding_change: 'Every income is cut', demand_surge: 'Hard winters', leader_leaves: 'All leaders leave',
      trust_shock: 'A scandal: trust falls', withdrawal: 'The largest walks out',
      regulator_stance: 'Regulators turn to single bodies', set_parameter: 'A shock of pressure',
      refusal: 'The largest refuses',
    } as Record<string, string>,
    other: 'event',
    /** With its size. */
    sized: (kind: string, size: number, parameter: string): string => {
      const share = `${Math.abs(Math.round(100 * size))} %`;
      switch (kind) {
        case 'funding_change': return size < 0 ? `Every income is cut by ${share}` : `Every income rises by ${share}`;
        case 'demand_surge': return `Hard winters: ${share} more demand`;
        case 'leader_leaves': return size === 1 ? 'All leaders leave' : `All leaders leave, in ${share} of runs`;
        case 'trust_shock': return `A scandal: trust falls by ${share}`;
        case 'withdrawal': return size === 1 ? 'The largest walks out' : `The largest walks out, in ${share} of runs`;
        case 'regulator_stance': return size === 0 ? 'Regulators turn to single bodies' : `Regulators look at places: ${share}`;
        case 'set_parameter': return parameter === 'pressure.imposed' ? `A shock of pressure (${size}; the mean hospital of 2016/17 had 1)` : `${parameter} becomes ${size}`;
        default: return words.happens.list[kind] ?? kind;
      }
    },
  },
  net: {
    head: 'The partnership', alt: 'The partnership as a network',
    legend: 'Filled: works jointly at all of its boards. Filled in part: at some of them. Hollow: at none, in its silo. Line: trust, thicker is more. Larger: more money.',
    boards: (places: string[], wholes: string[]): string => [
      places.length ? `Boards of one place: ${places.join(', ')}.` : '',
      wholes.length ? `Boards of all places together, which no circle shows: ${wholes.join(', ')}.` : ''].filter(Boolean).join(' '),
    play: 'Play', pause: 'Pause', step: 'Next month', back: 'Month before', month: 'Month', speed: 'Speed', luck: 'Other luck', run: 'run', own_seat: ', your seat',
    title: (name: string, kind: string, joint: string): string => `${name}, ${kind}: works jointly ${joint}`,
    why: 'Point at an organisation for its name; press it to see why it does what it does.', of_arm: 'Shown:',
    table: ['Organisation', 'Kind', 'Works jointly', 'Trusted', 'Pressure', 'Margin'],
    sentence: (when: string, of: number, [all, some, none]: [number, number, number], share: string, trust: string, pressure: string): string =>
      `${when}: of ${of} organisations ${all} work jointly at all of their boards, ${some} at some, ${none} at none. Of their decisions ${share} are for joint work. Trust between partners is ${trust}, financial pressure ${pressure}.`,
  },
  fan: {
    head: (n: number): string => `${n} runs: the same system, different luck`,
    caption: 'Line: the median. Bands: half of the runs, and nine in ten. Thin line: the run in the network. Upright line: the month in the network.',
    alt: (name: string): string => `${name}, month by month, over all runs`, quantity: 'Show', drawn: 'your drawing',
    how: 'Drag from left to right, over all ten years', locked: 'Drag from left to right over the whole width. What is shown stays until you have drawn.',
    sentence: (name: string, arm: string, from: string, between: [string, string][], to: string, low: string, high: string): string =>
      `${arm}${name}: median ${from} in the first month, ${between.map(([when, x]) => `${x} in ${when}, `).join('')}${to} in the last; nine runs in ten end between ${low} and ${high}.`,
    table: ['Year', 'lowest 5 %', 'median', 'highest 5 %'],
  },
  dots: {
    later: 'Shown once you have said what you expect.',
    head: 'Where runs end', caption: 'Each dot is a run after ten years: trust across, share that works jointly upwards.',
    x: 'trust between partners', alt: 'Trust against joint work at the end of each run',
    sentence: (arm: string, n: number, low: number, high: number): string =>
      `${arm}Of ${n} runs ${high} end with at least three quarters working jointly, ${low} with fewer than a quarter.`,
    table: ['Share working jointly', 'runs'],
  },
  tiles: { joint: 'of decisions are for joint work', trust: 'trust (0 none, 1 full)', pressure: 'pressure (1: the mean hospital’s in 2016/17)' },
  retreat: (count: number, of: number, low: string, high: string, still: number): string => count
    ? `${count} of ${of} runs ${count === 1 ? 'was' : 'were'} in silos at some time [${low} – ${high}]; ${still} of them still at the end.`
    : `Of ${of} runs not one was ever in silos [${low} – ${high}].`,
  in_silos: 'In silos: fewer than a quarter work jointly, for a whole year.',
  brackets: 'In square brackets: how far chance could have moved the number, with 200 runs (95 %).',
  as_table: 'As a table',
  find: {
    nearly_all: 'Nearly all work jointly', most: 'Most work jointly', half: 'About half work jointly', few: 'Few work jointly',
    none: 'Hardly anybody works jointly', end: (years: string): string => ` after ${years}`,
    up: ', and it grew', down: ', and it fell', flat: ', much as at the start',
    split: 'Luck decides: some runs end together, others apart',
    after: (month: string, years: number): string => `After ${years === 10 ? 'ten years' : years === 5 ? 'five years' : years + ' years'} (${month})`,
    alike_at: (when: string, name: string): string => `${when} A and B are alike in “${name}”: no difference that chance could not make.`,
    medians: (when: string, name: string, a: string, b: string): string => `${when} the median of “${name}” is ${a} in A and ${b} in B`,
    times: (more: string, times: string): string => `: ${times} times as much in ${more}.`,
    split_in: (arm: string): string => ` In ${arm} luck decides: some runs are together then, others apart.`,
    alike: 'A and B end alike: no difference that chance could not make',
    more: (points: string, low: string, high: string): string => `In the last year B has ${points} more joint work than A, averaged over runs [95 %: ${low} – ${high}]`,
    less: (points: string, low: string, high: string): string => `In the last year B has ${points} less joint work than A, averaged over runs [95 %: ${low} – ${high}]`,
    higher: (name: string, by: string, low: string, high: string): string => `${name}: in the last year B is ${by} higher than A, averaged over runs [95 %: ${low} – ${high}]`,
    lower: (name: string, by: string, low: string, high: string): string => `${name}: in the last year B is ${by} lower than A, averaged over runs [95 %: ${low} – ${high}]`,
    points: (n: number): string => `${n} percentage point${n === 1 ? '' : 's'}`,
    unchanged: 'A and B are the same so far: nothing has been changed yet. Change something in B.',
    ten_years: 'ten years', years: (n: number): string => `${n} years`,
  },
  why: {
    /** Plainer than the engine's words. */
    terms: { sovereignty: 'independence given up', income_at_risk: 'hospital’s income at risk' } as Record<string, string>,
    head: (name: string, when: string): string => `Why? ${name}, ${when}`, close: 'Close',
    in_forum: (name: string): string => `At the board of ${name}`, in_whole: (name: string): string => `At the board of all places, ${name}`,
    joined: 'It works jointly.', silo: 'It keeps to its silo.', gone: 'It has left.', refuses: 'It refuses all joint work.',
    kept: 'It decides every three months, and until then goes on as before.', decided: (when: string): string => `What it decided in ${when}:`,
    weighs: 'What speaks for joint work and against it. Each bar begins where the one above ends: to the right (+) is for it, to the left (−) against it. The last is the sum.', sum: 'in all',
    chance: (chance: string, drawn: string, joined: boolean): string =>
      `So it joins with a chance of ${chance}. Luck drew a number between 0 and 100 %: ${drawn}, ${joined ? 'below that: it joins.' : 'not below that: it does not.'}`,
    others: 'It expected of the others, before it saw what they did: ', of_effort: ' of the joint effort of all, its own included.',
    goes_by: (weight: number): string => ` It goes by ${weight === 1 ? 'its trust in each' : weight === 0 ? 'what it saw of each before' : 'its trust in each and what it saw of them before'}, larger ones counting more.`,
    spoken_for: 'Others spoke for it: what it does is not what it wished.',
    saw: 'What it saw of its partners', saw_table: ['Partner', 'trust', 'expected of it', 'then seen to work jointly', 'moved trust by', 'all else', 'trust after that'],
    misread: 'misread',
    saw_when: 'From left to right as it happened. What is seen in a month moves trust by a little at most.',
    rates: (gain: string, loss: string): string => ` It gains ${gain} of what it lacks to 1 where all was joint work, and loses ${loss} of itself where none was; in between, in proportion, both. So low trust can rise on what high trust falls on.`,
    all_else: (decay: string, gossip: boolean): string => ` All else: trust drifts back to its history (${decay} of the way each month)${gossip ? ', is moved by what others say' : ''}, and breaks where somebody walks out or hands a contract back. “Misread”: it did something else than was seen.`,
    money: 'Its money', margin: 'margin over turnover, twelve months', pressure: 'financial pressure', turnover: 'turnover, £m a year',
    trusted: 'trust of its partners in it', not_met: 'did not meet',
    follows: 'It follows ', imitates: 'It looked at another member and compared what each had gained.',
    learns: 'It goes by what its own actions have brought.', ready: 'It joins once enough is expected of everybody.',
    votes: (yes: string, of: string, passed: boolean): string => `The vote here: ${yes} of ${of} for it: ${passed ? 'passed' : 'not passed'}.`,
    its_veto: 'It vetoes.',
  },
  share: {
    head: 'Take it with you', command: 'The same on the command line, to the last bit: a command for each of what is shown', copy: 'Copy', copied: 'Copied',
    file: 'Scenario file', file_first: 'Save the scenario file first, then:', digest: 'Compute the digest',
    digest_is: (digest: string, runs: number): string => `digest ${digest} of ${runs} runs: the command line prints the same`,
    csv: 'Numbers (CSV)', svg_fan: 'Fan (SVG)', svg_net: 'Network (SVG)', link: 'Link to all of this',
    link_of_file: 'This page is a file on this device, so the link opens on this device only. Elsewhere: open the page there, and paste the link under “Class”, “Take a code, or a seat”.', print: 'Print',
    speed: (ms: number, n: number): string => `${n} runs took ${ms} ms on this device`,
  },
  notice: {
    close: 'Close', bad_link: 'This link does not say a setting, so nothing was changed.',
    out_of_range: (what: string, given: string, least: string, most: string): string => `${what} is ${given}; it may be ${least} to ${most}. Nothing was changed.`,
    unknown: (what: string, given: string): string => `There is no ${what} “${given}” here. Nothing was changed.`,
  },
  class: {
    head: 'With a class', intro: 'A code of twelve characters holds one setting: place, way of deciding, six sliders and one event. Everybody gets the same system and, by seat number, luck of their own. A seat is kept until the page is closed. Lessons need no code.',
    make: 'The code of what you see now', only_b: 'A code holds one setting: this is the code of B. For A press “Swap A and B” in free play.',
    cannot: 'A code holds a place, a way of deciding, the six sliders at their marks, and one event. This setting has more. Its text holds all, A too: copy it, send it (chat, mail), and everybody pastes it under “Take a code” in their own page. It can stand among the class’s codes as well.',
    copy_text: 'Copy the text of this setting',
    take: 'Take a code, or a seat', code: 'Code, or text of a setting (empty: what you see now)', seat: 'Seat (1 to 127)', go: 'Go', bad_code: 'This is no code: a letter is wrong or missing. Nothing was changed.',
    bad_seat: 'A seat is a whole number from 1 to 127. Nothing was changed.', needs_seat: 'Type your seat too, from 1 to 127: it gives you luck of your own.',
    took_code: 'The code was taken: it holds one setting, so A is gone.', took_both: 'A and B of the text were taken.', took_one: 'The setting of the text was taken.',
    senders: (run: number): string => `The network shows the sender’s luck, run ${run}.`, not_senders: (run: number): string => `The sender looked at run ${run}; you see your own luck.`,
    no_seat: 'No seat is taken, so this code has none: whoever takes it types one.', own_luck: 'The network shows your luck.',
    other_luck: (run: number): string => `Now the network shows other luck, run ${run}.`, to_own: 'Show mine',
    own: 'Your own code, with your seat, for the teacher', you: (seat: number): string => `You sit at ${seat}, and the code says so.`,
    collect: 'The class', paste: 'Paste the class’s codes here, one a line, with names or without (Anna: 3ZZZ-…)', gather: 'Show the class', none_read: 'None of these lines is a code.',
    of_class: (n: number): string => `${n} code${n === 1 ? '' : 's'} read.`,
    bad_line: (line: number, text: string): string => `Line ${line} is no code: “${text}”.`,
    twice: (line: number, first: number): string => line === first ? `Line ${line} says twice the same seat and setting: counted once.` : `Lines ${first} and ${line} are twice the same seat and setting: counted once.`,
    text_line: (line: number, had_a: boolean): string => `Line ${line} is the text of a setting: ${had_a ? 'its B was' : 'it was'} taken, with its run as the seat.`,
    many: (n: number, end: string, kept: string, from: string | null): string => `${n} runs of this setting: the median ends with ${end}; ${from ? `from ${from}, when it happens, to the end` : 'over the ten years'} it is ${kept} on average.`,
    two_lines: 'Above in each cell: the one run of that seat. Below, in grey: the median of 200 runs of the same setting. One run is an anecdote; judge designs by the grey. “Since”: on average from the (first) event to the end, or over all ten years where nothing happens.',
    groups: (n: number): string => `These are ${n} different settings, so each is told by itself.`,
    result: (n: number, median: string, low: string, high: string, was: number, still: number): string => n === 1
      ? `One run: it ends with ${median} working jointly${was ? `; it was in silos at some time${still ? ' and still is' : ''}` : ''}.`
      : `${n} runs: the median ends with ${median} working jointly, from ${low} to ${high}; ${was} were in silos at some time, ${still} still are at the end.`,
    upwards: 'share that works jointly at the end, %', across: 'trust between partners at the end (0 none, 1 full)',
    table: ['Seat', 'Jointly at the end', 'Jointly since the event', 'Trust', 'Integration', 'In silos'], yes: 'for a time', still: 'at the end', no: 'no',
    rounded: 'A code holds sliders at marks and events in April only, so these moved to the nearest:',
    moved: (name: string, from: string, to: string): string => `${name} from ${from} to ${to}`,
  },
  lesson: {
    lesson: 'Lesson', of: 'of', before: 'Before you begin', after: 'And now', begin: 'Begin', next: 'Next', back: 'Back', anew: 'Begin anew',
    predict: 'What do you expect?', draw: 'Draw the line that you expect into the picture of the 200 runs: drag from left to right, over the whole width.', by_year: 'Or set it year by year', in_year: 'after year', not_set: 'not yet set', wipe: 'Wipe it',
    points: (set: number, of: number): string => set ? `${set} of ${of} points are drawn: draw them all, then it runs.` : 'First draw, then it runs.',
    first: 'First answer, then it runs.', what_came: 'What came of it', right: 'That is what happened.', wrong: 'It went otherwise.',
    you_said: 'You said: ', it_was: 'It was: ', apart: (off: string, between: string): string => `Averaged over the years your line is ${off} away from the median of B, which is ${between} away from A.`,
    judged: {
      close: 'Close to it.', no_difference: 'You expected hardly any difference from A: there is one.',
      other_way: 'It went the other way: what did you not reckon with?', less_expected: 'The right direction, and more came of it than you expected.',
      more_expected: 'The right direction, but you expected more than came.', other_times: 'The right direction and about as far, but not in the same years.',
      other_course: 'Another course than either took: where does your line leave them?',
    },
    why: 'Why', think: 'In one sentence', try_on: 'Try on', quiz_hint: 'Three questions. Nobody sees the answers but you.',
    result: (before: number, after: number): string => `Before: ${before} of 3 right. Now: ${after} of 3.`, unanswered: 'Answer all three to go on.', pictures_later: 'The pictures come then.', to_see: 'Answer all three to see what is right, and what to try next.', take_along: 'Take it to free play',
    your: 'yours', correct: 'right', next_lesson: 'Next lesson',
  },
  teacher: {
    head: 'For teachers', intro: 'Each lesson takes ten to fifteen minutes on any device with a browser, without a network. Nothing is stored or sent. Students answer three questions before and after, predict what B does before it is shown, and compare. They may leave a lesson and come back; all is lost only with the page. What you may rely on is listed under each lesson; it is tested with every change of the program, and so is that it is no longer seen when the mechanism is switched off.',
    minutes: 'Time', say: 'What to say', expect: 'What will be seen (and what is left without the mechanism that is taught)', answers: 'Answers', on_screen: 'On the screen:', tried: 'What “Try on” shows', answer: 'An answer', codes: 'Codes for a class, without a seat: each takes one', round: 'round', open: 'Open the lesson',
    caveat: 'The places are invented and three parameters in four are assumptions: the lessons are about mechanisms. Ask at the end what in them would be different in a real place.',
  },
  about: {
    head: 'About', lines: [
      'From 2016 on health and care organisations in England were asked to plan together. They had older duties to cooperate, and NHS England could direct CCGs that failed in theirs; but no single body could order hospitals, commissioners, councils and GPs into joint work. Concordat is a simulator of how that goes: every organisation decides, board meeting after board meeting, whether to put effort into joint work or to look after itself.',
      'This page has the same engine inside as the program for researchers: the same setting gives the same numbers to the last bit. It works without a network, sends nothing and keeps nothing; close it and all is forgotten.',
      'Its world is that of the rules of 2016 to 2022 carried on over all years shown. In law much changed on 1 July 2022 with the Health and Care Act: CCGs were abolished, integrated care boards, statutory bodies, took over their work, and each forms a partnership committee with its councils. None of that happens here by itself; “Statutory body with a duty” asks what such a body might bring.',
      'Three parameters in four are assumptions. The pages show how mechanisms work on one another; they forecast nothing for any place.',
      'Code: Apache-2.0. Preact: MIT.',
    ],
  },
  glossary: {
    head: 'What the words mean', rows: [
      ['joint work', 'Effort that a body puts into what its partners do together. Its silo: it looks after itself.'],
      ['board', 'Where bodies decide: one of each place, and one of all places together. Each decides every three months.'],
      ['trust', 'From 0 (none) to 1 (full): how surely a body expects a partner to do its part. Nobody has measured it; it is an assumption.'],
      ['history', 'The trust that partners begin with, and drift back to.'],
      ['integration of care', 'From 0 to 1: how far care is joined up, in the mean over all people. It has no unit that could be measured.'],
      ['financial pressure', '0 is none; 1 is what the mean hospital was under in 2016/17.'],
      ['margin', 'What is left of a year’s income, as a share of it; below zero is a deficit.'],
      ['CCG', 'Clinical commissioning group: it bought care for the people of its area, until 1 July 2022.'],
      ['ICB', 'Integrated care board: the statutory body that took over from CCGs in England on 1 July 2022 (Health and Care Act 2022). There is none here; nearest comes “Statutory body with a duty”.'],
      ['GP federation', 'General practices of a place that act together.'],
      ['memorandum', 'An agreement that binds nobody: one veto stops.'],
      ['counterfactual', 'What was not: the same world with one thing changed.'],
      ['run, luck', 'A run is ten years once. Another run has the same rules and other luck: who leaves, who is misread, how a chance falls out.'],
      ['A and B', 'Two settings with the same luck, run by run. What differs comes from the setting.'],
      ['median, bands', 'Half of the runs lie above the median. The inner band holds half of the runs, the outer nine in ten.'],
      ['[95 %: … – …]', 'How exactly 200 runs tell a number: chance alone could have put it elsewhere in this range.'],
      ['in silos', 'Fewer than a quarter work jointly, for a whole year. It may pass.'],
      ['seat', 'In a class: the number that gives each their own luck.'],
      ['digest', 'Twelve letters and figures that two computers share only where all their numbers are the same.'],
    ] as [string, string][],
  },
  skip: 'To the pictures',
  months_short: ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'],
};

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
