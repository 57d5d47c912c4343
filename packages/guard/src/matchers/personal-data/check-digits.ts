/**
 * Luhn's check (ISO/IEC 7812-1 annex B) over digits, the last of which is the check digit.
 *
 * @example
 * ```ts
 * luhn('79927398713'); // true
 * ```
 */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * The remainder of a text of digits and letters divided by 97, letters counting 10 to 35 (ISO/IEC 7064, as IBAN uses it).
 *
 * @param text upper case.
 */
export function modulo97(text: string): number {
  let remainder = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    remainder = unit >= 65 ? (remainder * 100 + unit - 55) % 97 : (remainder * 10 + unit - 48) % 97;
  }
  return remainder;
}

/** ISO/IEC 7064 MOD 11,10 over digits, the last of which is the check digit. */
export function modulo11And10(digits: string): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index += 1) {
    const sum = (digits.charCodeAt(index) - 48 + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

/** Sum of digits times weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits.charCodeAt(index) - 48), 0);
}

/** Whether the sum of digits times weights leaves no remainder. */
export function weighsOut(digits: string, weights: readonly number[], modulus: number): boolean {
  return weightedSum(digits, weights) % modulus === 0;
}

const verhoeffProduct =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const verhoeffShift = '01234567891576283094580379614289160435279453126870428657390127938064157046913258';

/** Verhoeff's check (1969) over digits, the last of which is the check digit. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const shifted = verhoeffShift.charCodeAt((index % 8) * 10 + digit) - 48;
    check = verhoeffProduct.charCodeAt(check * 10 + shifted) - 48;
  }
  return check === 0;
}

/** ISO/IEC 7064 MOD 11-2, the last character a digit or "X" for ten. */
export function modulo11And2(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length - 1; index += 1) sum = ((sum + number.charCodeAt(index) - 48) * 2) % 11;
  const last = number.charAt(number.length - 1);
  return (sum + (last === 'X' ? 10 : Number(last))) % 11 === 1;
}
