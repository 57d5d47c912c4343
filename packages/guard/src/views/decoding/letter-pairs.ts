// Made by training/letter-pairs/count-letter-pairs.ts from the 18F handbook (CC0).
// prettier-ignore
const rows: readonly string[] = [
  'UE@D\\LB\\D\\I>D:\\FW>A<JCPVF\\>',
  '?WZU8\\\\\\@M\\;F\\;Z\\DFQ=\\\\\\@\\B',
  '=[D\\;\\\\=A\\@B\\\\:[NDN<B\\\\YH\\C',
  'AISG:VLZ=U\\PMT@Y\\JEWCN\\\\M\\5',
  'ASB@CKNVK\\RBD>NIK<>D\\HJHM\\7',
  'DU\\\\>?\\\\<\\\\IU\\8\\\\AVDE\\\\\\J\\7',
  'C\\R\\:\\MB@\\\\HTE?\\\\B?TB\\\\\\L\\6',
  ':Z\\\\5\\\\\\=\\\\TWM=\\\\FSHJ\\\\\\O\\<',
  'GK?CCCF\\Y\\N@E8>HZD><\\D\\V\\JL',
  'C\\N\\3\\\\\\J\\X\\\\X;\\X\\M\\:\\\\\\\\\\S',
  'IVSM9LP\\<\\\\E[CUS\\\\>QS\\Y\\U\\4',
  '>\\TD:M\\\\<\\N=WX>I\\SCGEPU\\A\\9',
  '9D\\\\7UU\\?\\\\QCV@=\\\\DXE\\\\\\O\\;',
  'CSA<?H<\\D\\LNMHCY\\Z@<LM\\\\K\\9',
  'LOFHP@IZMJMDB:FE\\:FD;DDVK\\<',
  '<\\VL;T[KE\\\\<IU=@\\:DEE\\\\\\P\\>',
  'U\\\\L\\\\\\\\R\\\\O\\Z\\\\W\\T\\1\\ZZ\\\\@',
  '>\\IF9LL\\@\\EODG=Q\\LABKET\\H\\8',
  'C\\HY=Q\\E@\\JIQUAF\\\\A=B\\P\\N\\5',
  'A\\RS<W\\9<\\\\OUM=Z\\BBEJ\\M\\H\\9',
  'ECCEAYH\\A\\\\@E?V@\\9=>\\\\\\ZV\\<',
  '>\\\\Z3\\\\\\8\\\\SZ\\E[\\\\T\\S\\\\\\\\\\A',
  '>\\\\V;\\Y;8\\\\M\\D;\\\\IEU\\\\[\\\\\\:',
  '=\\ATA\\\\N?\\VX\\VZ6\\\\Z:NZZMTZ;',
  'WOP\\A\\\\\\K\\\\SLR6I\\UBL\\\\Y\\Z\\4',
  '5\\\\\\7V\\\\<\\\\\\\\S?\\S\\Q\\K\\\\\\QLG',
  '<D@DDBEE@SQFDG@@RD?;HLB\\D\\\\',
];

/** Letters, and the edge of a word as the last. */
export const letterCount = 27;

/**
 * How unlikely a letter follows another in English, in quarters of a bit (four times -log2 of the conditional
 * probability, at most 44): row of the first letter, column of the second.
 */
export function letterPairCosts(): Int8Array {
  const costs = new Int8Array(letterCount * letterCount);
  for (const [first, row] of rows.entries()) {
    for (let second = 0; second < letterCount; second += 1) {
      costs[first * letterCount + second] = row.charCodeAt(second) - 48;
    }
  }
  return costs;
}
