import type { AttackSource } from '../../knowledge.js';

const paper = (title: string, year: number, arxiv: string): AttackSource => ({
  title,
  year,
  reference: `arXiv:${arxiv}`,
});

/** Where strategies were first described. */
export const strategySources = {
  adaptiveAttacks: paper(
    'M. Andriushchenko, F. Croce, N. Flammarion, Jailbreaking Leading Safety-Aligned LLMs with Simple Adaptive Attacks',
    2024,
    '2404.02151',
  ),
  badLikertJudge: {
    title: 'Palo Alto Networks Unit 42, Bad Likert Judge: A Novel Multi-Turn Technique to Jailbreak LLMs',
    year: 2024,
    reference: 'https://unit42.paloaltonetworks.com/multi-turn-technique-jailbreaks-llms/',
  },
  bestOfN: paper('J. Hughes and others, Best-of-N Jailbreaking', 2024, '2412.03556'),
  bijection: paper('B. R. Y. Huang, M. Li, L. Tang, Endless Jailbreaks with Bijection Learning', 2024, '2410.01294'),
  contextCompliance: paper(
    'M. Russinovich, A. Salem, Jailbreaking is (Mostly) Simpler Than You Think',
    2025,
    '2503.05264',
  ),
  crescendo: paper(
    'M. Russinovich, A. Salem, R. Eldan, Great, Now Write an Article About That: The Crescendo Multi-Turn LLM Jailbreak Attack',
    2024,
    '2404.01833',
  ),
  distraction: paper(
    'Z. Xiao and others, Distract Large Language Models for Automatic Jailbreak Attack',
    2024,
    '2403.08424',
  ),
  dualUse: paper(
    'D. Kang and others, Exploiting Programmatic Behavior of LLMs: Dual-Use Through Standard Security Attacks',
    2023,
    '2302.05733',
  ),
  echoChamber: {
    title: 'NeuralTrust, Echo Chamber: A Context-Poisoning Jailbreak That Bypasses LLM Guardrails',
    year: 2025,
    reference: 'https://neuraltrust.ai/blog/echo-chamber-context-poisoning-jailbreak',
  },
  footInTheDoor: paper(
    'Z. Weng, X. Jin, J. Jia, X. Zhang, Foot-In-The-Door: A Multi-turn Jailbreak for LLMs',
    2025,
    '2502.19820',
  ),
  goat: paper(
    'M. Pavlova and others, Automated Red Teaming with GOAT: the Generative Offensive Agent Tester',
    2024,
    '2410.01606',
  ),
  manyShot: {
    title: 'C. Anil and others, Many-shot Jailbreaking',
    year: 2024,
    reference: 'https://www.anthropic.com/research/many-shot-jailbreaking',
  },
  openSesame: paper(
    'R. Lapid, R. Langberg, M. Sipper, Open Sesame! Universal Black Box Jailbreaking of Large Language Models',
    2023,
    '2309.01446',
  ),
  pair: paper('P. Chao and others, Jailbreaking Black Box Large Language Models in Twenty Queries', 2023, '2310.08419'),
  personaDrift: paper(
    'K. Li and others, Measuring and Controlling Instruction (In)Stability in Language Model Dialogs',
    2024,
    '2402.10962',
  ),
  personaModulation: paper(
    'R. Shah and others, Scalable and Transferable Black-Box Jailbreaks for Language Models via Persona Modulation',
    2023,
    '2311.03348',
  ),
  sequentialBreak: paper(
    'B. A. Saiem and others, SequentialBreak: Large Language Models Can be Fooled by Embedding Jailbreak Prompts into Sequential Prompt Chains',
    2024,
    '2411.06426',
  ),
  tap: paper('A. Mehrotra and others, Tree of Attacks: Jailbreaking Black-Box LLMs Automatically', 2023, '2312.02119'),
} satisfies Readonly<Record<string, AttackSource>>;
