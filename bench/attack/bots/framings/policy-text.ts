import { framingClass } from '../framing.js';

/** Takes text that looks like a configuration for its own. */
export const policyText = framingClass('policy-text', [
  /<\/?[a-z][\w-]*[^<>]*>|^\s*\[[\w .:-]+\]\s*$|\{\s*["'][\w-]+["']\s*:|^\s*[\w-]+\s*[:=]\s*\S+\s*$/im,
  /\b(?:policy|policies|config|configuration|settings?|directives?|ruleset|profile)\b/i,
  /\b(?:allow(?:ed)?|permit(?:ted)?|enabled?|disabled?|true|false|on|off)\b\s*[,;<"'\]}]|[:=]\s*["']?(?:allow(?:ed)?|permit(?:ted)?|enabled?|disabled?|true|false|on|off|none)\b/i,
  /\b(?:role|user|system|assistant|admin|mode|scope|level)["']?\s*[=:]/i,
  /\b(?:version|schema|xml|json|ini|yaml|toml)\b/i,
  /\b(?:blocked|blocklist|refusals?|denied|deny|forbidden|restrictions?|restricted|exceptions?|overrides?)\b/i,
]);
