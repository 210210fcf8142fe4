import framework5ws from './framework/5ws-1.0.0.json' with { type: 'json' };
import type { QuestionId } from './question.ts';

/** One question of the framework as a board keeps it. `theme` is the linked theme in the study. */
export interface FrameworkQuestion {
	id: QuestionId;
	label: string;
	headline: string;
	theme: string;
	mapping: string;
	prompts: string[];
	/** The line in simple words that stays in view under the headline. */
	simple: string;
}

/** The framework a board began with; boards keep their version. */
export interface Framework {
	id: string;
	version: string;
	title: string;
	/** Full citation of the study in one line. */
	citation: string;
	mapping: string;
	promptsBy: string;
	questions: FrameworkQuestion[];
}

const file = framework5ws;

/** The shipped framework, the default of every new workshop. */
export const framework: Framework = {
	id: file.id,
	version: file.version,
	title: file.title,
	citation: file.citation.text,
	mapping: file.mapping.status,
	promptsBy: file.promptsBy,
	questions: file.questions as FrameworkQuestion[]
};

/** The framework of that id (or `id@version`), or undefined when it is not shipped. */
export function frameworkById(id: string): Framework | undefined {
	return id === framework.id || id === `${framework.id}@${framework.version}`
		? framework
		: undefined;
}
