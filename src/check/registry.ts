/** Check: the list of all rules. A new rule is one file and one line here. */
import type { Rule } from '../model/rule.ts';
import { factDue } from './rules/fact-due.ts';

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = [factDue];
