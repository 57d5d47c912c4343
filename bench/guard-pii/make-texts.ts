import { madeIds, withLuhn } from './make-ids.js';
import type { Draws } from './draws.js';

/** What stands where in a text. */
export interface GoldSpan {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}
export interface GoldText {
  readonly text: string;
  readonly spans: readonly GoldSpan[];
}

const first =
  'ada bruno chiara dmitri elif farid greta hiro ines jonas katya liam mei nadia oskar priya quentin rosa sven tomas'.split(
    ' ',
  );
const last =
  'byron castell dimarco ericsen fontaine grauberg halvorsen ibarra jansen kowal lindqvist moreau nakata okafor petrov'.split(
    ' ',
  );
const hosts =
  'harbour.example mail.harbour.example lantern.test bakery.de post.fr correo.es quay.co.uk inbox.com brygga.se'.split(
    ' ',
  );
const streets = 'Harbour Lantern Bakery Orchard Mill Chapel Station Garden Bridge River Maple Cedar'.split(' ');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const openings: Readonly<Record<string, readonly string[]>> = {
  card: [
    'My card number is ',
    'Please charge ',
    'Kartennummer: ',
    'ma carte ',
    'Mi tarjeta es la ',
    'La mia carta: ',
    '卡号 ',
    'card: ',
    'I paid with ',
    '',
  ],
  iban: ['Transfer it to ', 'IBAN: ', 'Meine IBAN lautet ', 'mon compte ', 'Cuenta: ', 'conto ', 'pay into ', ''],
  email: ['Write to ', 'E-Mail: ', 'contactez ', 'mi correo es ', 'scrivi a ', 'mailto:', 'From: <', ''],
  'written-email': ['Write to ', 'Reach me under ', 'Schreib an ', 'correo: '],
  'ip-address': ['The client ', 'from ', 'Server ', 'blocked address ', 'ping ', 'l’adresse '],
  phone: [
    'Call me on ',
    'Tel. ',
    'Telefon: ',
    'Mein Handy ist ',
    'téléphone : ',
    'Mi móvil es el ',
    'cellulare ',
    'bel me op ',
    'WhatsApp ',
    '电话 ',
    'reach me at ',
  ],
  'phone-bare': ['My friend said ', 'Here it is: ', 'the office (', 'Nobody answers: ', ''],
};
const closings = [
  '',
  '.',
  ', please.',
  ' as soon as possible.',
  ' – danke!',
  ' merci',
  '\nThanks',
  ' (private)',
  '; the rest is unchanged.',
];
const fillers = [
  'Order 48213 has not arrived yet. ',
  'I bought it on 2024-03-05 for 1,234.50 EUR. ',
  'Seit Montag warte ich auf Antwort. ',
  'Version 2.14.1 crashed at 12:30:45. ',
  'Je ne comprends pas la facture. ',
  'Hola, tengo una pregunta. ',
  'Room 12, floor 3, 25 people. ',
  '',
  '',
  '',
  'Ticket #99120: ',
  'こんにちは。',
  'See page 214. ',
];

const issuers: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['51', 16],
  ['55', 16],
  ['2223', 16],
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['65', 16],
  ['3530', 16],
  ['36', 14],
  ['62', 16],
  ['6759', 16],
  ['2201', 16],
];
const ibans: readonly (readonly [string, string])[] = [
  ['GB', 'AAAANNNNNNNNNNNNNN'],
  ['DE', 'NNNNNNNNNNNNNNNNNN'],
  ['FR', 'NNNNNNNNNNNNNNNNNNNNNNN'],
  ['ES', 'NNNNNNNNNNNNNNNNNNNN'],
  ['IT', 'ANNNNNNNNNNNNNNNNNNNNNN'],
  ['NL', 'AAAANNNNNNNNNN'],
  ['BE', 'NNNNNNNNNNNN'],
  ['CH', 'NNNNNNNNNNNNNNNNN'],
  ['AT', 'NNNNNNNNNNNNNNNN'],
  ['PL', 'NNNNNNNNNNNNNNNNNNNNNNNN'],
  ['SE', 'NNNNNNNNNNNNNNNNNNNN'],
  ['NO', 'NNNNNNNNNNN'],
  ['MT', 'AAAANNNNNNNNNNNNNNNNNNNNNNN'],
  ['SA', 'NNNNNNNNNNNNNNNNNNNN'],
];

const grouped = (text: string, size: number, gap: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(gap);

export function makeCard(draw: Draws): string {
  const [lead, length] = draw.one(issuers);
  const number = withLuhn(draw.digits(length - 1, lead));
  const gap = draw.one(['', '', ' ', '-']);
  if (gap === '' || length === 14) return number;
  return length === 15
    ? `${number.slice(0, 4)}${gap}${number.slice(4, 10)}${gap}${number.slice(10)}`
    : grouped(number, 4, gap);
}

export function makeIban(draw: Draws): string {
  const [country, form] = draw.one(ibans);
  const body = Array.from(form)
    .map((sign) => (sign === 'A' ? draw.letters(1) : draw.digits(1)))
    .join('');
  const numeric = Array.from(`${body}${country}00`)
    .map((sign) => parseInt(sign, 36).toString())
    .join('');
  const iban = country + String(98n - (BigInt(numeric) % 97n)).padStart(2, '0') + body;
  return draw.one([iban, grouped(iban, 4, ' '), iban.toLowerCase()]);
}

const phones: readonly ((draw: Draws) => string)[] = [
  (d) => `+49 ${d.one(['30', '40', '89'])} ${d.digits(7, '4')}`,
  (d) => `+44 7${d.digits(3, '7')} ${d.digits(6)}`,
  (d) => `+1 ${d.one(['415', '212', '646'])}-555-${d.digits(4)}`,
  (d) => `+33 6 ${grouped(d.digits(8), 2, ' ')}`,
  (d) => `+34 6${d.digits(2)} ${d.digits(3)} ${d.digits(3)}`,
  (d) => `+39 347 ${d.digits(7)}`,
  (d) => `0049 171 ${d.digits(7, '2')}`,
  (d) => `+4917${d.digits(8, '2')}`,
  (d) => `(${d.one(['415', '212', '305'])}) 555-${d.digits(4)}`,
  (d) => `${d.one(['415', '617', '305'])}-555-${d.digits(4)}`,
  (d) => `+81 90-${d.digits(4, '3')}-${d.digits(4)}`,
  (d) => `+55 11 9${d.digits(4, '8')}-${d.digits(4)}`,
  (d) => `+91 98${d.digits(3)} ${d.digits(5)}`,
  (d) => `06 ${grouped(d.digits(8), 2, ' ')}`,
  (d) => `07700 ${d.digits(6, '9')}`,
  (d) => `0171 ${d.digits(7, '2')}`,
  (d) => `040/${d.digits(7, '3')}`,
];
const bare: readonly ((draw: Draws) => string)[] = [
  (d) => `6${d.digits(2)} ${d.digits(3)} ${d.digits(3)}`,
  (d) => `0171${d.digits(7, '2')}`,
  (d) => `07700${d.digits(6, '9')}`,
  (d) => `415555${d.digits(4)}`,
  (d) => `555-${d.digits(4)}`,
];

const months = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
};
const monthOf = (language: keyof typeof months, month: number): string => months[language].split(' ')[month - 1] ?? '';

const births: readonly ((draw: Draws) => readonly [before: string, value: string, after: string])[] = [
  (d) => ['She was born on ', `${d.whole(1, 28)} ${monthOf('en', d.whole(1, 12))} ${d.whole(1930, 2015)}`, ''],
  (d) => ['Date of birth: ', `${d.whole(1, 12)}/${d.whole(1, 28)}/${d.whole(1930, 2015)}`, ''],
  (d) => ['DOB ', `${d.whole(1930, 2015)}-0${d.whole(1, 9)}-1${d.whole(0, 9)}`, ''],
  (d) => ['My birthday is ', `${monthOf('en', d.whole(1, 12))} ${d.whole(1, 28)}, ${d.whole(1930, 2015)}`, ''],
  (d) => ['Ich bin am ', `${d.whole(1, 28)}.${d.whole(1, 12)}.${d.whole(1930, 2015)}`, ' geboren'],
  (d) => ['Geburtsdatum: ', `${d.whole(1, 28)}. ${monthOf('de', d.whole(1, 12))} ${d.whole(1930, 2015)}`, ''],
  (d) => ['Je suis né le ', `${d.whole(1, 28)} ${monthOf('fr', d.whole(1, 12))} ${d.whole(1930, 2015)}`, ''],
  (d) => [
    'fecha de nacimiento: ',
    `${d.whole(1, 28)} de ${monthOf('es', d.whole(1, 12))} de ${d.whole(1930, 2015)}`,
    '',
  ],
  (d) => ['Sono nata il ', `${d.whole(1, 28)} ${monthOf('it', d.whole(1, 12))} ${d.whole(1930, 2015)}`, ''],
  (d) => ['出生日期：', `${d.whole(1950, 2010)}年${d.whole(1, 12)}月${d.whole(1, 28)}日`, ''],
  (d) => ['geboren op ', `${d.whole(10, 28)}-${d.whole(10, 12)}-${d.whole(1930, 2015)}`, ''],
];
const addresses: readonly ((draw: Draws) => string)[] = [
  (d) => `${d.whole(1, 999)} ${d.one(streets)} ${d.one(['Street', 'Road', 'Avenue', 'Lane', 'Drive'])}`,
  (d) => `${d.whole(1, 999)} ${d.one(streets)} St., Springfield, IL 6${d.digits(4)}`,
  (d) => `${d.one(['Haupt', 'Bahnhof', 'Garten'])}straße ${d.whole(1, 120)}, ${d.digits(5, '2')} Hamburg`,
  (d) => `${d.whole(1, 90)} rue ${d.one(['de la Paix', 'du Port', 'des Lilas'])}, ${d.digits(5, '7')} Paris`,
  (d) => `Calle ${d.one(streets)} ${d.whole(1, 90)}`,
  (d) => `Via ${d.one(['Roma', 'Garibaldi', 'Verdi'])} ${d.whole(1, 90)}`,
  (d) => `Kalverstraat ${d.whole(1, 90)}, 1012 AB Amsterdam`,
  (d) => `Storgatan ${d.whole(1, 90)}`,
];
const addressOpenings = [
  'I live at ',
  'Ship it to ',
  'My address: ',
  'Ich wohne in der ',
  'J’habite au ',
  'Vivo en ',
  'Abito in ',
  'adres: ',
];

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
const all = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${lower}`;
const hex = '0123456789abcdef';
const joined = (...parts: readonly string[]): string => parts.join('');
// In parts, so that no scanner of repositories takes them for real ones.
const keys: readonly ((draw: Draws) => string)[] = [
  (d) => `${joined('AK', 'IA')}${d.letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  (d) => `${joined('gl', 'pat-')}${d.letters(20, all)}`,
  (d) => `${joined('xo', 'xb-')}${d.digits(12)}-${d.digits(12)}-${d.letters(24, all)}`,
  (d) => `${joined('sk_', 'live_')}${d.letters(24, all)}`,
  (d) => `${joined('sk-', 'proj-')}${d.letters(74, all)}`,
  (d) => `${joined('sk-', 'ant-api03-')}${d.letters(93, all)}AA`,
  (d) => `${joined('h', 'f_')}${d.letters(34, all)}`,
  (d) => `${joined('AI', 'za')}${d.letters(35, all)}`,
  (d) => `${joined('S', 'G.')}${d.letters(22, all)}.${d.letters(43, all)}`,
  (d) => `${joined('dap', 'i')}${d.letters(32, hex)}`,
  (d) => `${joined('dop', '_v1_')}${d.letters(64, hex)}`,
  (d) => `${joined('shp', 'at_')}${d.letters(32, hex)}`,
  (d) => `${d.digits(9, '7')}:${joined('A', 'A')}${d.letters(33, all)}`,
  (d) => `${joined('dckr', '_pat_')}${d.letters(27, all)}`,
  (d) => `${joined('lin', '_api_')}${d.letters(40, all)}`,
  (d) => `${joined('nt', 'n_')}${d.letters(46, all)}`,
  (d) => `${joined('PM', 'AK-')}${d.letters(24, hex)}-${d.letters(34, hex)}`,
  (d) => `${joined('NR', 'AK-')}${d.letters(27, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}`,
  (d) => `${joined('hv', 's.')}${d.letters(90, all)}`,
  (d) => `${joined('gs', 'k_')}${d.letters(52, all)}`,
  (d) => `${joined('key', '-')}${d.letters(32, hex)}`,
  (d) => `${joined('S', 'K')}${d.letters(32, hex)}`,
];

/** One text with one or two pieces of personal data or credentials, among ordinary numbers. */
export function makeText(draw: Draws): GoldText {
  let text = draw.one(fillers);
  const spans: GoldSpan[] = [];
  const put = (kind: string, before: string, value: string, after = ''): void => {
    text += before;
    spans.push({ kind, start: text.length, end: text.length + value.length });
    text += value + after;
  };
  for (let piece = draw.whole(1, 2); piece > 0; piece -= 1) {
    const opening = (name: string): string => draw.one(openings[name] ?? ['']);
    const kind = draw.one([
      'card',
      'iban',
      'email',
      'written',
      'ip',
      'id',
      'id',
      'id',
      'phone',
      'phone',
      'bare',
      'birth',
      'address',
      'key',
      'key',
      'login',
      'password',
      'jwt',
      'private',
    ]);
    const [one, other] = [draw.one(first), draw.one(last)];
    if (kind === 'card') put('card', opening('card'), makeCard(draw));
    else if (kind === 'iban') put('iban', opening('iban'), makeIban(draw));
    else if (kind === 'email')
      put(
        'email',
        opening('email'),
        `${one}${draw.one(['.', '_', '', '+'])}${other}${draw.one(['', '', String(draw.whole(1, 99))])}@${draw.one(hosts)}`,
      );
    else if (kind === 'written') {
      const [at, dot] = draw.one([
        [' at ', ' dot '],
        [' [at] ', ' [dot] '],
        [' (at) ', '.'],
        ['(at)', '(dot)'],
        [' AT ', ' DOT '],
        [' arroba ', ' punto '],
      ] as const);
      const name = draw.one([one, one + dot + other]);
      put(
        'email',
        opening('written-email'),
        name + at + draw.one(['harbour', 'lantern', 'bakery']) + dot + draw.one(['com', 'org', 'de']),
      );
    } else if (kind === 'ip')
      put(
        'ip-address',
        opening('ip-address'),
        draw.one([
          `${draw.whole(11, 223)}.${draw.whole(32, 255)}.${draw.whole(0, 255)}.${draw.whole(1, 254)}`,
          `192.168.${draw.whole(0, 9)}.${draw.whole(1, 254)}`,
          `2001:db8:${draw.letters(4, hex)}::${draw.letters(3, '123456789abcdef')}:${draw.whole(1, 99)}`,
          Array.from({ length: 8 }, () => draw.letters(4, hex)).join(':'),
        ]),
      );
    else if (kind === 'id') {
      const id = draw.one(madeIds);
      let made = id.make(draw);
      while (made === undefined) made = id.make(draw);
      put(
        'national-id',
        `${draw.one(['', 'My ', 'Die ', 'The '])}${draw.one(id.named)}${draw.one([': ', ' ', ' is ', ' = '])}`,
        draw.one(made),
      );
    } else if (kind === 'phone')
      put('phone', draw.one([opening('phone'), opening('phone'), opening('phone-bare')]), draw.one(phones)(draw));
    else if (kind === 'bare') put('phone', opening('phone'), draw.one(bare)(draw));
    else if (kind === 'birth') {
      const [before, value, after] = draw.one(births)(draw);
      put('date-of-birth', before, value, after);
    } else if (kind === 'address') put('address', draw.one(addressOpenings), draw.one(addresses)(draw));
    else if (kind === 'key')
      put(
        'provider-key',
        draw.one(['the key ', 'export API=', '"', 'Authorization: Bearer ', '']),
        draw.one(keys)(draw),
      );
    else if (kind === 'login')
      put(
        'connection-string',
        draw.one(['DATABASE_URL=', 'connect to ', '']),
        `${draw.one(['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqp'])}://${one}:${draw.letters(14, all)}@db.${other}.example:${draw.whole(1000, 9999)}/app`,
      );
    else if (kind === 'password') {
      const before = draw.one(['password = "', 'PASSWORD="', 'pwd: ', 'my password is ']);
      put(
        'password',
        before,
        `${capital(other)}${draw.one(['!', '#', '&', '-'])}${draw.digits(3)}${draw.letters(3, lower)}`,
        before.endsWith('"') ? '"' : '',
      );
    } else if (kind === 'jwt')
      put(
        'jwt',
        draw.one(['token ', 'Bearer ', '']),
        [JSON.stringify({ alg: 'HS256', typ: 'JWT' }), JSON.stringify({ sub: draw.digits(10), name: one })]
          .map((part) => Buffer.from(part).toString('base64url'))
          .join('.') + `.${draw.letters(43, all)}`,
      );
    else
      put(
        'private-key',
        '',
        `-----BEGIN ${joined('RSA', ' PRIVATE')} KEY-----\n${grouped(draw.letters(320, all), 64, '\n')}\n-----END ${joined('RSA', ' PRIVATE')} KEY-----`,
      );
    text += draw.one(closings) + (piece > 1 ? draw.one([' ', '\n', ' Also: ']) : '');
  }
  return { text, spans };
}
