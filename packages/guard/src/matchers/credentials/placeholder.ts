const wordsOfExamples =
  /^(?:x+|\*+|\.+|-+|_+|<.*|\[.*|\{.*|%.*%|\$.*|your.*|my.*|the|change.?me.*|example.*|sample.*|dummy.*|placeholder.*|redacted.*|hidden|none|null|nil|undefined|true|false|string|str|test|todo|required|optional|password|passwort|secret|token|pass|process\.env.*|os\.environ.*|env\..*)$/i;

/** Whether a value stands for a secret rather than being one: "<password>", "${TOKEN}", "changeme", "xxxx". */
export function isPlaceholder(value: string): boolean {
  return (
    wordsOfExamples.test(value) ||
    new Set(value).size < 4 ||
    /(?:EXAMPLE|PLACEHOLDER|xxxxx|\*\*\*|\.\.\.|[<>{}])/.test(value)
  );
}
