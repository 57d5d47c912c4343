/** What slots of every template may stand for, beside the words of the field of business. Names are invented. */
export const commonSlots = {
  other: [
    'my neighbour',
    'my ex-partner',
    'a colleague of mine',
    'my landlord',
    'my brother-in-law',
    'the woman upstairs',
    'my old flatmate',
  ],
  name: [
    'Oona Prill',
    'Marlow Teague',
    'Ibrahim Selk',
    'Dunja Harrow',
    'Petra Quill',
    'Jonas Averell',
    'Leonie Marsh',
    'Tarek Winslow',
  ],
  group: ['pensioners', 'students', 'new arrivals', 'small traders', 'young parents'],
  weekday: ['Monday', 'Tuesday', 'Thursday', 'Saturday'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Slots of the words of a field of business. */
export const domainSlots = ['place', 'customer', 'record', 'paper', 'request', 'staff', 'matter'] as const;
