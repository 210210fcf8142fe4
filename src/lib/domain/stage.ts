import type { QuestionId } from './question.ts';
import type { VoteResults } from './results.ts';
import type { StageSettings } from './settings.ts';
import type { Timer } from './timer.ts';

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
	timer: Timer | null;
	settings: StageSettings;
	/** What the facilitator shows: the id of a visible note, a cluster or a question. */
	spotlight: string | null;
	/** Facilitators read what is written in this private step before it is shared: told to every writer. */
	readEarly?: true | undefined;
	/** Questions whose private notes were shared at least once: later notes there are late. */
	revealed: QuestionId[];
	/** Dots that came with an import; whose they were is not known. Note id to dots. */
	importedDots?: Record<string, number>;
	/** Totals by reported group, once the voting is over. */
	results?: VoteResults | undefined;
}

export const stepWords: Readonly<Record<StepKind, { label: string; sentence: string }>> = {
	arrive: { label: 'Arrive', sentence: 'Say hello. We begin soon.' },
	private: {
		label: 'Write in private',
		sentence: 'All five questions. Only you see your notes.'
	},
	share: { label: 'Share', sentence: 'Read what everyone wrote.' },
	group: { label: 'Group', sentence: 'Put together what says the same.' },
	vote: { label: 'Vote', sentence: 'Choose what matters most.' },
	act: { label: 'Act', sentence: 'Who does what, and by when.' },
	close: { label: 'Close', sentence: 'Thank you. The facilitator will tell you what happens next.' }
};

/** Running orders to begin with, named by their length: the minutes of each step. */
export const stepMinutes = {
	60: { arrive: 5, private: 10, share: 10, group: 15, vote: 5, act: 10, close: 5 },
	75: { arrive: 5, private: 15, share: 10, group: 20, vote: 10, act: 10, close: 5 },
	90: { arrive: 5, private: 20, share: 15, group: 20, vote: 10, act: 15, close: 5 }
} as const satisfies Record<number, Record<StepKind, number>>;
export type WorkshopLength = keyof typeof stepMinutes;
export const workshopLengths = [60, 75, 90] as const satisfies readonly WorkshopLength[];
export const usualLength: WorkshopLength = 75;

/** One step of each kind in order, `id` = kind. */
export function defaultSteps(length: WorkshopLength = usualLength): Step[] {
	return stepKinds.map((kind) => ({
		id: kind,
		kind,
		minutes: stepMinutes[length][kind],
		sentence: stepWords[kind].sentence
	}));
}

/** Gives each step its id: its kind, and for the second of a kind on also its number. */
export function withStepIds(steps: readonly Omit<Step, 'id'>[]): Step[] {
	const made = new Map<StepKind, number>();
	return steps.map((step) => {
		const number = (made.get(step.kind) ?? 0) + 1;
		made.set(step.kind, number);
		return { id: number === 1 ? step.kind : `${step.kind}-${number}`, ...step };
	});
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

/** Whether a step of this kind is about what people will do. */
export function isAgreeingStep(kind: StepKind): boolean {
	return kind === 'act' || kind === 'close';
}

/** Whether notes written now stay with their writer until they are shared. */
export function isPrivateStep(stage: Stage): boolean {
	return presentStep(stage).kind === 'private';
}

/** Whether facilitators read what is written now before it is shared. */
export function isReadEarly(stage: Stage): boolean {
	return isPrivateStep(stage) && stage.readEarly === true;
}

/** In the place of the usual sentence of a private step, where it would promise too much. */
const readEarlySentence = 'All five questions. Only you and the facilitators see your notes.';

/** After a sentence of the workshop's own, which may promise too much. */
export const readEarlyToo = 'Facilitators can read your notes before they are shared.';

/** The sentence that everyone reads in the present step. */
export function presentSentence(stage: Stage): string {
	const step = presentStep(stage);
	const usual = stepWords[step.kind].sentence;
	const { sentence = usual } = step;
	if (!isReadEarly(stage)) return sentence;
	return sentence === usual ? readEarlySentence : `${sentence} ${readEarlyToo}`;
}
