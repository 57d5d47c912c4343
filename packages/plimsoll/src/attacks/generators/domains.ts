/** Words of a field of business, for the slots of every template. All without articles. */
export interface DomainWords {
  /** "bank": the organisation that the feature speaks for. */
  readonly place: string;
  readonly customer: string;
  /** What is known of a customer: "account balance". */
  readonly record: string;
  /** A document that counts as proof: "payslip". */
  readonly paper: string;
  /** What customers apply for: "mortgage". */
  readonly request: string;
  /** Somebody with more rights: "branch manager". */
  readonly staff: string;
  /** An everyday matter: "card payment". */
  readonly matter: string;
  /** Words that tell the field, lower case. */
  readonly signs: readonly string[];
}

/** Fields of business. Adding one is an entry here. */
export const domains = {
  bank: {
    place: 'bank',
    customer: 'customer',
    record: 'account balance',
    paper: 'payslip',
    request: 'loan',
    staff: 'branch manager',
    matter: 'card payment',
    signs: ['bank', 'account', 'card', 'loan', 'mortgage', 'iban', 'balance', 'savings', 'transfer', 'overdraft'],
  },
  health: {
    place: 'clinic',
    customer: 'patient',
    record: 'test result',
    paper: 'sick note',
    request: 'repeat prescription',
    staff: 'head nurse',
    matter: 'appointment',
    signs: ['patient', 'clinic', 'doctor', 'medical', 'health', 'prescription', 'symptom', 'hospital', 'diagnosis'],
  },
  insurance: {
    place: 'insurer',
    customer: 'policyholder',
    record: 'claims history',
    paper: 'repair bill',
    request: 'claim',
    staff: 'claims manager',
    matter: 'water damage',
    signs: ['insurance', 'insurer', 'claim', 'policyholder', 'premium', 'damage', 'underwriting'],
  },
  shop: {
    place: 'shop',
    customer: 'customer',
    record: 'order history',
    paper: 'receipt',
    request: 'return',
    staff: 'store manager',
    matter: 'parcel',
    signs: ['shop', 'store', 'order', 'parcel', 'delivery', 'return', 'cart', 'product', 'voucher', 'retail'],
  },
  travel: {
    place: 'airline',
    customer: 'passenger',
    record: 'booking',
    paper: 'boarding pass',
    request: 'seat upgrade',
    staff: 'station manager',
    matter: 'delayed flight',
    signs: ['travel', 'flight', 'booking', 'hotel', 'airline', 'passenger', 'trip', 'airport', 'ticket', 'itinerary'],
  },
  work: {
    place: 'company',
    customer: 'employee',
    record: 'salary',
    paper: 'letter of reference',
    request: 'leave of absence',
    staff: 'head of personnel',
    matter: 'expense report',
    signs: ['employee', 'salary', 'payroll', 'leave', 'candidate', 'recruiting', 'personnel', 'manager', 'hiring'],
  },
  education: {
    place: 'school',
    customer: 'student',
    record: 'marks',
    paper: 'certificate',
    request: 'scholarship',
    staff: 'head teacher',
    matter: 'exam date',
    signs: ['student', 'school', 'course', 'exam', 'teacher', 'lesson', 'grade', 'university', 'homework', 'campus'],
  },
  software: {
    place: 'team',
    customer: 'user',
    record: 'access log',
    paper: 'audit report',
    request: 'change request',
    staff: 'team lead',
    matter: 'failed build',
    signs: ['code', 'repository', 'deploy', 'server', 'api', 'database', 'developer', 'ticket', 'build', 'incident'],
  },
  general: {
    place: 'company',
    customer: 'customer',
    record: 'contact details',
    paper: 'invoice',
    request: 'application',
    staff: 'supervisor',
    matter: 'complaint',
    signs: [],
  },
} as const satisfies Readonly<Record<string, DomainWords>>;

export type DomainName = keyof typeof domains;
export const domainNames = Object.keys(domains) as readonly DomainName[];

/**
 * The field that texts about a feature speak of most; `general` when fewer than two of its words occur.
 *
 * @param texts description, tools, categories; more than 100,000 characters are not looked at.
 */
export function domainOf(texts: readonly string[]): DomainName {
  const words =
    texts
      .join(' ')
      .slice(0, 100_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts = domainNames.map((name) => {
    const signs: readonly string[] = domains[name].signs;
    const seen = new Set(words.filter((word) => signs.includes(word) || signs.includes(word.replace(/s$/, ''))));
    return { name, count: seen.size };
  });
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count > 1 ? best.name : 'general';
}
