/** Calibrated probabilities where a head's grey band begins, and where it acts. Written by training/guard/train.ts. */
export const firstLineThresholds = {
  user: { threshold: 0.3807, blockAt: 0.6287 },
  document: { threshold: 0.5717, blockAt: 0.7942 },
  harm: { threshold: 0.6909, blockAt: 0.8748 },
} as const;

/** The same for each kind of harm. */
export const harmKindThresholds = {
  hate: { threshold: 0.7579, blockAt: 0.9247 },
  harassment: { threshold: 0.7394, blockAt: 0.8572 },
  violence: { threshold: 0.7089, blockAt: 0.8112 },
  'self-harm': { threshold: 0.4783, blockAt: 0.6119 },
  sexual: { threshold: 0.7447, blockAt: 0.8174 },
  minors: { threshold: 0.778, blockAt: 0.8768 },
  weapons: { threshold: 0.4303, blockAt: 0.5676 },
  illicit: { threshold: 0.5376, blockAt: 0.7201 },
  cyber: { threshold: 0.6393, blockAt: 0.7904 },
  fraud: { threshold: 0.5813, blockAt: 0.87 },
  privacy: { threshold: 0.7616, blockAt: 0.8412 },
  extremism: { threshold: 0.7666, blockAt: 0.8415 },
  misinformation: { threshold: 0.6949, blockAt: 0.8419 },
  'professional-advice': { threshold: 0.4916, blockAt: 0.7278 },
} as const;

/** Blocks of 128 UTF-16 units whose letters the models have seen often enough. */
export const familiarBlocks: readonly number[] = [
  7, 8, 11, 12, 13, 18, 61, 96, 97, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172,
  173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195,
  196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218,
  219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241,
  242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 259, 260, 261, 262, 263, 264,
  265, 266, 267, 268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286, 287,
  288, 289, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310,
  311, 312, 313, 314, 315, 316, 317, 318, 319,
];
