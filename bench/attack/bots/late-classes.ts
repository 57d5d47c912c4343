import { inversion } from './late/inversion.js';
import { mathematics } from './late/mathematics.js';
import { persuasion } from './late/persuasion.js';
import { ratingScale } from './late/rating-scale.js';
import { scholarly } from './late/scholarly.js';
import type { WeaknessClass } from './weakness.js';

/** Added after the attacks were frozen by the commit f0ac475: nothing in them can have been made for these. */
export const lateClasses: readonly WeaknessClass[] = [inversion, mathematics, persuasion, ratingScale, scholarly];
