import { withLuhn } from './make-ids.js';
import type { Draws } from './draws.js';

const hex = '0123456789abcdef';
const all = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const two = (value: number): string => String(value).padStart(2, '0');
const uuid = (d: Draws): string =>
  `${d.letters(8, hex)}-${d.letters(4, hex)}-4${d.letters(3, hex)}-a${d.letters(3, hex)}-${d.letters(12, hex)}`;

/** Number with a wrong check digit, or of no issuer. */
function noCard(d: Draws): string {
  if (d.whole(0, 1) === 0) return withLuhn(d.digits(15, d.one(['10', '77', '99', '93'])));
  const right = withLuhn(d.digits(15, '4'));
  return right.slice(0, -1) + String((Number(right.at(-1)) + d.whole(1, 9)) % 10);
}

/** Texts without personal data or credentials that look as if they had some, by sort. */
export const lookAlikes: Readonly<Record<string, (draw: Draws) => string>> = {
  'failed card': (d: Draws): string =>
    d.one(['card ', 'number ', '', 'Karte ']) +
    ((n: string): string => d.one([n, (n.match(/.{4}/g) ?? []).join(' '), (n.match(/.{4}/g) ?? []).join('-')]))(
      noCard(d),
    ),
  'failed iban': (d: Draws): string => `IBAN ${d.one(['DE', 'AT', 'CH'])}01${d.digits(d.one([13, 15, 19]))}`,
  'order number': (d: Draws): string =>
    d.one([
      `Order ${d.digits(10, '4')}`,
      `order no. ${d.digits(8)}`,
      `Bestellung ${d.digits(12, '7')}`,
      `order #${d.digits(3)}-${d.digits(7)}-${d.digits(7)}`,
      `commande n° ${d.digits(9)}`,
      `Order ID: ${d.digits(16, '4')}`,
      `pedido ${d.digits(9)}`,
      `invoice ${d.digits(4)}-${d.digits(4)}`,
      `PO-${d.digits(8)}`,
      `ticket ${d.digits(7)}`,
      `case number ${d.digits(8)}`,
    ]),
  uuid: (d: Draws): string =>
    d.one([`id ${uuid(d)}`, uuid(d).toUpperCase(), `request_id=${uuid(d)}`, `urn:uuid:${uuid(d)}`]),
  'git hash': (d: Draws): string =>
    d.one([
      `commit ${d.letters(40, hex)}`,
      `merged ${d.letters(7, hex)} into ${d.letters(10, hex)}`,
      `sha256:${d.letters(64, hex)}`,
      `md5 ${d.letters(32, hex)}`,
      `index ${d.letters(7, hex)}..${d.letters(7, hex)} 100644`,
    ]),
  'integrity sum': (d: Draws): string => `"integrity": "sha512-${d.letters(86, all)}=="`,
  'file path': (d: Draws): string =>
    d.one([
      `/usr/lib/x86_64-linux-gnu/lib${d.letters(6, hex)}.so.${d.whole(1, 9)}.${d.whole(0, 99)}.${d.whole(0, 9)}`,
      `C:\\Users\\ada\\Documents\\scan_${d.digits(8)}_${d.digits(6)}.pdf`,
      `src/components/${d.letters(12, all)}/index-${d.digits(4)}.tsx`,
      `~/backup/2024-03-05/${d.digits(10)}.tar.gz`,
      `/data/${d.digits(4)}/${d.digits(12)}/part-0000${d.whole(1, 9)}.parquet`,
    ]),
  url: (d: Draws): string =>
    d.one([
      `https://shop.example/item/${d.digits(10)}?ref=${d.letters(8, all)}`,
      `https://video.example/watch?v=${d.letters(11, all)}`,
      `https://social.example/ada/status/${d.digits(19, '1')}`,
      `http://docs.example/d/${d.letters(44, all)}/edit#gid=${d.digits(9)}`,
      `https://maps.example/@48.${d.digits(6)},11.${d.digits(6)},15z`,
      `www.example.com/p/${d.digits(8)}`,
    ]),
  identifier: (d: Draws): string =>
    d.one([
      'AbstractSingletonProxyFactoryBeanConfigurerV2',
      `user_${d.digits(8)}_profile`,
      `getElementById${d.digits(4)}FromCacheOrDefault`,
      `MAX_RETRY_COUNT_${d.digits(3)}`,
      `btn-primary-${d.digits(6)}`,
      `arn:aws:iam::${d.digits(12)}:role/reader`,
      `i-0${d.letters(16, hex)}`,
      `std::chrono::seconds(${d.digits(5)})`,
      `SKU-${d.letters(3)}${d.digits(7)}`,
      `node_modules/@types/react`,
      `#include <vector>`,
    ]),
  arithmetic: (d: Draws): string =>
    d.one([
      `${d.digits(7, '1')} + ${d.digits(7, '2')} = ?`,
      `${d.digits(3, '5')}-${d.digits(3, '4')}-${d.digits(4)} = x`,
      `What is ${d.digits(6, '3')} * ${d.digits(6, '4')}?`,
      `(${d.digits(3, '7')} - ${d.digits(3, '2')}) / ${d.digits(4, '9')}`,
      `x = ${d.digits(9, '8')}`,
      `${d.digits(4, '1')}/${d.digits(4, '2')} is about 0.${d.digits(8)}`,
      `population ${d.whole(1, 9)},${d.digits(3)},${d.digits(3)},${d.digits(3)}`,
      `2^64 = 18446744073709551616`,
      `pi = 3.14159265358979`,
      `1,${d.digits(3)},${d.digits(3)}.50`,
    ]),
  date: (d: Draws): string =>
    d.one([
      `on ${d.whole(1, 28)}.${d.whole(1, 12)}.${d.whole(1990, 2026)}`,
      `${d.whole(2000, 2026)}-${two(d.whole(1, 12))}-${two(d.whole(1, 28))} ${two(d.whole(0, 23))}:${two(d.whole(0, 59))}:${two(d.whole(0, 59))}`,
      `${d.whole(2000, 2026)}${two(d.whole(1, 12))}${two(d.whole(1, 28))}`,
      `from ${d.whole(1, 12)}/${d.whole(1, 28)}/2024 to 12/31/2024`,
      `since 1998-2003`,
      `2024-W12-3`,
      `meeting on March ${d.whole(1, 28)}, 2025`,
      `20240305 143000`,
      `2024-03-05 - 2024-04-06`,
      `05/06/2023 07/08/2024`,
      `in the years 1914 1918 1939 1945`,
    ]),
  version: (d: Draws): string =>
    d.one([
      `version ${d.whole(1, 9)}.${d.whole(0, 20)}.${d.whole(0, 20)}.${d.whole(0, 20)}`,
      `v${d.whole(1, 9)}.${d.whole(0, 99)}.${d.whole(0, 99)}`,
      `libfoo ${d.whole(1, 9)}.${d.whole(0, 9)}.${d.whole(0, 9)}.${d.whole(0, 9)}`,
      `Chrome/${d.whole(90, 125)}.0.${d.whole(4000, 6400)}.${d.whole(10, 200)}`,
      `release 10.0.${d.whole(10000, 22631)}.${d.whole(100, 3000)}`,
      `package@1.2.3-beta.4`,
      `firmware 2.17.${d.whole(0, 200)}.8`,
      `section ${d.whole(1, 9)}.${d.whole(1, 9)}.${d.whole(1, 9)}.${d.whole(1, 9)}`,
    ]),
  time: (d: Draws): string =>
    d.one([
      `at ${two(d.whole(0, 23))}:${two(d.whole(0, 59))}:${two(d.whole(0, 59))}.${d.digits(3)}`,
      `timestamp 17${d.digits(11)}`,
      `epoch 17${d.digits(8)}`,
      `12:00-14:30`,
      `00:1a:2b:3c:4d:5e`,
      `Mon-Fri 09:00 - 17:30`,
    ]),
  isbn: (d: Draws): string =>
    d.one([
      `ISBN 978-3-16-${d.digits(6)}-0`,
      `ISBN 0-306-${d.digits(5)}-2`,
      `ISBN-13: 978${d.digits(10)}`,
      `ISSN 2049-${d.digits(3)}X`,
      `EAN 4${d.digits(12)}`,
      `doi:10.1000/${d.digits(8)}`,
      `arXiv:2401.${d.digits(5)}`,
    ]),
  tracking: (d: Draws): string =>
    d.one([
      `tracking number 1Z999AA1${d.digits(10)}`,
      `tracking ${d.digits(12, '9')}`,
      `Sendungsnummer ${d.digits(20, '0034')}`,
      `tracking no. ${d.digits(22, '94')}`,
      `RR${d.digits(9)}DE`,
      `suivi ${d.digits(13, '6')}`,
    ]),
  'written at': (d: Draws): string =>
    d.one([
      'meet me at the dot com conference',
      'look at example.com',
      'we met at booking.com headquarters',
      'at dot 5 of the list',
      '@ada see you',
      'git clone git@code.example:ada/boat.git',
      'npm i @scope/package@1.2.3',
      'icon@2x.png',
      `user@host1`,
      'the red dot at the end',
    ]),
  code: (d: Draws): string =>
    d.one([
      'const password = getPassword();',
      'password: string;',
      'token = os.environ["TOKEN"]',
      'secret: ${{ secrets.API_KEY }}',
      'api_key = "YOUR_API_KEY"',
      'if (token === undefined) return;',
      'Enter your password: ',
      'postgres://user:password@localhost/db',
      'max_tokens=4096',
      `color: #${d.letters(6, hex)}`,
      'The password must have at least 12 characters.',
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA',
      'Bearer token authentication',
      '"secret": "<your secret>"',
      `0x${d.letters(40, hex)}`,
    ]),
};

export function makeLookAlike(draw: Draws, sort: string): string {
  const make = lookAlikes[sort] as (draw: Draws) => string;
  return (
    draw.one(['', '', 'Note: ', 'See ', 'It says ', 'Bitte prüfen: ', 'J’ai vu ']) +
    make(draw) +
    draw.one(['', '.', ' today', ', thanks', ' (see above)', '\n'])
  );
}
