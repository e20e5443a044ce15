/** Every word of the page but its lessons' (lessons/words.ts). A translation is both files once more. */

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
