/** The sums that tell a mistyped number from a right one. */

/** Whether 16 digits have a valid Luhn sum (ISO/IEC 7812). */
export function isCardNumber(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether `IR` and 24 digits leave 1 by 97, country and check digits put last and letters as numbers (ISO 13616). */
export function isShaba(number: string): boolean {
  const rearranged = number.slice(4) + number.slice(0, 4);
  return BigInt(rearranged.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))) % 97n === 1n;
}
