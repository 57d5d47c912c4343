import type { AttackSource } from '../../knowledge.js';

const paper = (title: string, year: number, arxiv: string): AttackSource => ({
  title,
  year,
  reference: `arXiv:${arxiv}`,
});

/** Where attacks of converters were first described, or best. */
export const sources = {
  artPrompt: paper(
    'F. Jiang and others, ArtPrompt: ASCII Art-based Jailbreak Attacks against Aligned LLMs',
    2024,
    '2402.11753',
  ),
  badCharacters: paper('N. Boucher and others, Bad Characters: Imperceptible NLP Attacks', 2021, '2106.09898'),
  bestOfN: paper('J. Hughes and others, Best-of-N Jailbreaking', 2024, '2412.03556'),
  cipherChat: paper(
    'Y. Yuan and others, GPT-4 Is Too Smart To Be Safe: Stealthy Chat with LLMs via Cipher',
    2023,
    '2308.06463',
  ),
  citations: paper(
    'X. Yang and others, The Dark Side of Trust: Authority Citation-Driven Jailbreak Attacks on Large Language Models',
    2024,
    '2411.11407',
  ),
  codeAttack: paper(
    'Q. Ren and others, CodeAttack: Revealing Safety Generalization Challenges of Large Language Models via Code Completion',
    2024,
    '2403.07865',
  ),
  codeChameleon: paper(
    'H. Lv and others, CodeChameleon: Personalized Encryption Framework for Jailbreaking Large Language Models',
    2024,
    '2402.16717',
  ),
  deepInception: paper(
    'X. Li and others, DeepInception: Hypnotize Large Language Model to Be Jailbreaker',
    2023,
    '2311.03191',
  ),
  disguiseAndReconstruct: paper(
    'T. Liu and others, Making Them Ask and Answer: Jailbreaking Large Language Models in Few Queries via Disguise and Reconstruction',
    2024,
    '2402.18104',
  ),
  doAnythingNow: paper(
    'X. Shen and others, "Do Anything Now": Characterizing and Evaluating In-The-Wild Jailbreak Prompts on Large Language Models',
    2023,
    '2308.03825',
  ),
  dualUse: paper(
    'D. Kang and others, Exploiting Programmatic Behavior of LLMs: Dual-Use Through Standard Security Attacks',
    2023,
    '2302.05733',
  ),
  flipAttack: paper('Y. Liu and others, FlipAttack: Jailbreak LLMs via Flipping', 2024, '2410.02832'),
  ignorePrevious: paper(
    'F. Perez, I. Ribeiro, Ignore Previous Prompt: Attack Techniques For Language Models',
    2022,
    '2211.09527',
  ),
  indirectInjection: paper(
    'K. Greshake and others, Not what you have signed up for: Compromising Real-World LLM-Integrated Applications with Indirect Prompt Injection',
    2023,
    '2302.12173',
  ),
  jailbroken: paper(
    'A. Wei, N. Haghtalab, J. Steinhardt, Jailbroken: How Does LLM Safety Training Fail?',
    2023,
    '2307.02483',
  ),
  lowResource: paper('Z. Yong, C. Menghini, S. Bach, Low-Resource Languages Jailbreak GPT-4', 2023, '2310.02446'),
  manyShot: {
    title: 'C. Anil and others, Many-shot Jailbreaking',
    year: 2024,
    reference: 'https://www.anthropic.com/research/many-shot-jailbreaking',
  },
  multilingual: paper(
    'Y. Deng and others, Multilingual Jailbreak Challenges in Large Language Models',
    2023,
    '2310.06474',
  ),
  nestedScenes: paper(
    "P. Ding and others, A Wolf in Sheep's Clothing: Generalized Nested Jailbreak Prompts can Fool Large Language Models Easily",
    2023,
    '2311.08268',
  ),
  pastTense: paper(
    'M. Andriushchenko, N. Flammarion, Does Refusal Training in LLMs Generalize to the Past Tense?',
    2024,
    '2407.11969',
  ),
  persuasion: paper(
    'Y. Zeng and others, How Johnny Can Persuade LLMs to Jailbreak Them: Rethinking Persuasion to Challenge AI Safety by Humanizing LLMs',
    2024,
    '2401.06373',
  ),
  poetry: paper(
    'P. Bisconti and others, Adversarial Poetry as a Universal Single-Turn Jailbreak Mechanism in Large Language Models',
    2025,
    '2511.15304',
  ),
  policyPuppetry: {
    title: 'HiddenLayer, Novel Universal Bypass for All Major LLMs',
    year: 2025,
    reference: 'https://hiddenlayer.com/innovation-hub/novel-universal-bypass-for-all-major-llms/',
  },
  promptEngineering: paper(
    'Y. Liu and others, Jailbreaking ChatGPT via Prompt Engineering: An Empirical Study',
    2023,
    '2305.13860',
  ),
  skeletonKey: {
    title: 'M. Russinovich, Mitigating Skeleton Key, a new type of generative AI jailbreak technique (Microsoft)',
    year: 2024,
    reference:
      'https://www.microsoft.com/en-us/security/blog/2024/06/26/mitigating-skeleton-key-a-new-type-of-generative-ai-jailbreak-technique/',
  },
  smuggledEmoji: {
    title: 'P. Butler, Smuggling arbitrary data through an emoji',
    year: 2025,
    reference: 'https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/',
  },
  symbolicMathematics: paper(
    'E. Bethany and others, Jailbreaking Large Language Models with Symbolic Mathematics',
    2024,
    '2409.11445',
  ),
  tagSmuggling: {
    title: 'J. Rehberger, ASCII Smuggler Tool: Crafting Invisible Text and Decoding Hidden Codes',
    year: 2024,
    reference: 'https://embracethered.com/blog/posts/2024/hiding-and-finding-text-with-unicode-tags/',
  },
  terminalEscapes: {
    title:
      'J. Rehberger, Terminal DiLLMa: LLM-powered Apps Can Hijack Your Terminal Via Prompt Injection (ANSI Escape Codes)',
    year: 2024,
    reference: 'https://embracethered.com/blog/posts/2024/terminal-dillmas-prompt-injection-ansi-sequences/',
  },
  trojanSource: paper('N. Boucher, R. Anderson, Trojan Source: Invisible Vulnerabilities', 2021, '2111.00169'),
  universalSuffix: paper(
    'A. Zou and others, Universal and Transferable Adversarial Attacks on Aligned Language Models',
    2023,
    '2307.15043',
  ),
} as const satisfies Readonly<Record<string, AttackSource>>;
