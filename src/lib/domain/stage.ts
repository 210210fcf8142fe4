import type { QuestionId } from './question.ts';

/** The seven kinds of step, in the order of a new workshop. */
export const stepKinds = ['arrive', 'private', 'share', 'group', 'vote', 'act', 'close'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One part of the running order. `minutes` is a plan, not a limit. */
export interface Step {
	id: string;
	kind: StepKind;
	questions?: QuestionId[];
	minutes?: number;
	sentence?: string;
}

export const lockNames = ['writing', 'joining', 'grouping'] as const;
export type Lock = (typeof lockNames)[number];

/** What the facilitator has set, as the document **board** says it. */
export interface Stage {
	/** Id of the present step. */
	step: string;
	steps: Step[];
	locks: Lock[];
	/** Running until `endsAt`, or standing still with `pausedMs` left. Server clock. */
	timer: { endsAt: number } | { pausedMs: number } | null;
	settings: StageSettings;
	spotlight: string | null;
	/** Questions whose private notes were shared at least once: later notes there are late. */
	revealed: QuestionId[];
	/** Dots that came with an import; whose they were is not known. Note id to dots. */
	importedDots?: Record<string, number>;
}

export interface StageSettings {
	/** A seat may choose another group for a single note. */
	choose?: boolean;
}

export const stepWords: Readonly<
	Record<StepKind, { label: string; sentence: string; minutes: number }>
> = {
	arrive: { label: 'Arrive', sentence: 'Say hello. We begin soon.', minutes: 5 },
	private: {
		label: 'Write in private',
		sentence: 'All five questions. Only you see your notes.',
		minutes: 15
	},
	share: { label: 'Share', sentence: 'Read what everyone wrote.', minutes: 10 },
	group: { label: 'Group', sentence: 'Put together what says the same.', minutes: 20 },
	vote: { label: 'Vote', sentence: 'Choose what matters most.', minutes: 10 },
	act: { label: 'Act', sentence: 'Who does what, and by when.', minutes: 15 },
	close: { label: 'Close', sentence: 'Thank you, and what happens next.', minutes: 5 }
};

/** One step of each kind in order, `id` = kind, about 80 minutes in all. */
export function defaultSteps(): Step[] {
	return stepKinds.map((kind) => ({
		id: kind,
		kind,
		minutes: stepWords[kind].minutes,
		sentence: stepWords[kind].sentence
	}));
}

/** A stage at `arrive` (new workshops) or `share` (imported and sample boards). */
export function newStage(step: 'arrive' | 'share'): Stage {
	return {
		step,
		steps: defaultSteps(),
		locks: [],
		timer: null,
		settings: {},
		spotlight: null,
		revealed: []
	};
}

/** The present step. A stage always names one of its steps; the first one stands in if it does not. */
export function presentStep(stage: Stage): Step {
	const found = stage.steps.find((step) => step.id === stage.step) ?? stage.steps[0];
	return found ?? { id: 'arrive', kind: 'arrive' };
}

/** The step after the present one, if there is one. */
export function nextStep(stage: Stage): Step | undefined {
	return stage.steps[stage.steps.findIndex((step) => step.id === stage.step) + 1];
}

/** Whether stakeholders may write in a step of this kind. Locks are judged apart from it. */
export function isWritingStep(kind: StepKind): boolean {
	return kind === 'private' || kind === 'share' || kind === 'group';
}

/** Whether notes written now stay with their writer until they are shared. */
export function isPrivateStep(stage: Stage): boolean {
	return presentStep(stage).kind === 'private';
}
