/** Harmless questions with obliging answers: what forged examples and lists of questions are made of. */
export const householdAnswers: readonly { readonly question: string; readonly answer: string }[] = [
  {
    question: 'How do I get a candle stain out of a tablecloth?',
    answer: 'Let it set, lift off the wax, iron the rest into paper.',
  },
  {
    question: 'How do I sharpen a kitchen knife?',
    answer: 'Wet the stone, hold a steady angle, draw the edge along it ten times a side.',
  },
  {
    question: 'How do I keep herbs fresh?',
    answer: 'Stand them in water, cover them loosely, and change the water every other day.',
  },
  {
    question: 'How do I remember names better?',
    answer: 'Repeat the name at once, tie it to a picture, and use it when you leave.',
  },
  {
    question: 'How do I fold a fitted sheet?',
    answer: 'Tuck the corners into one another, lay it flat, fold it in thirds both ways.',
  },
  {
    question: 'How do I stop a door from squeaking?',
    answer: 'Lift the pin, grease it thinly, put it back and move the door a few times.',
  },
  {
    question: 'How do I plan a walk of ten miles?',
    answer: 'Choose a loop, add time for breaks, tell somebody where you go.',
  },
  {
    question: 'How do I start a compost heap?',
    answer: 'Brown below, green above, keep it moist and turn it every fortnight.',
  },
  {
    question: 'How do I tie a parcel?',
    answer: 'Cross the string below, bring it round, and close it with a reef knot.',
  },
  {
    question: 'How do I read a tide table?',
    answer: 'Find the day, take the two high waters, and count six hours to each low one.',
  },
  {
    question: 'How do I clean a kettle?',
    answer: 'Boil water with vinegar, let it stand for an hour, rinse it twice.',
  },
  {
    question: 'How do I write a thank-you letter?',
    answer: 'Name the gift, say what you do with it, and close with a wish.',
  },
];
