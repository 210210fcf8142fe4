import * as v from 'valibot';

/** What dots may be put on. */
export const voteScopes = ['notes', 'clusters', 'both'] as const;
export type VoteScope = (typeof voteScopes)[number];
/** Whether a person's dots are for the whole board, or so many for each question. */
export const votePers = ['board', 'question'] as const;

/** Dots that one person may put on one thing, or have in all. */
export const dotsSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10));

/** What facilitators may set, all of it or some. */
export const stageSettingsSchema = v.object({
	/** A facilitator reads each new note before others see it. */
	approval: v.exactOptional(v.boolean()),
	/** "Me too" on notes of others. */
	agree: v.exactOptional(v.boolean()),
	/** In a grouping step everybody may group, not facilitators alone. */
	grouping: v.exactOptional(v.boolean()),
	/** New notes say the name of their writer. */
	names: v.exactOptional(v.boolean()),
	/** Where others point is shown. */
	cursors: v.exactOptional(v.boolean()),
	/** A seat may choose another group for a single note. */
	choose: v.exactOptional(v.boolean()),
	/** Who joins by code waits until a facilitator lets them in. */
	waitingRoom: v.exactOptional(v.boolean()),
	/** Facilitators may read private notes before they are shared: in private steps that begin from now on. */
	readEarly: v.exactOptional(v.boolean()),
	votes: v.exactOptional(
		v.object({
			dots: v.exactOptional(dotsSchema),
			perItem: v.exactOptional(dotsSchema),
			scope: v.exactOptional(v.picklist(voteScopes)),
			per: v.exactOptional(v.picklist(votePers)),
			/** Choices in order instead of dots: first, second, third. */
			ranked: v.exactOptional(v.boolean())
		})
	)
});

/** What was set; what is absent is as `defaultSettings` says. */
export type StageSettings = v.InferOutput<typeof stageSettingsSchema>;

/** How dots are given: so many a person, at most so many on one item. */
export interface VoteSettings {
	/** Where choices are in order, how many there are; the first of five counts 5 points, the last 1. */
	dots: number;
	/** Means nothing where choices are in order. */
	perItem: number;
	scope: VoteScope;
	per: (typeof votePers)[number];
	ranked: boolean;
}

type AllSettings = Required<Omit<StageSettings, 'votes'>> & { votes: VoteSettings };

export const defaultSettings: AllSettings = {
	approval: false,
	agree: true,
	grouping: true,
	names: false,
	cursors: false,
	choose: false,
	waitingRoom: false,
	readEarly: false,
	votes: { dots: 3, perItem: 1, scope: 'both', per: 'board', ranked: false }
};

/** Every setting, as it holds. */
export function allSettings(settings: StageSettings): AllSettings {
	return {
		...defaultSettings,
		...settings,
		votes: { ...defaultSettings.votes, ...settings.votes }
	};
}

/**
 * Whether ballots given by some rules would say something else by others: then nobody may have voted
 * when the rules change. Fewer or more dots are no such thing, they only become fewer.
 */
export function changesWay(one: StageSettings, other: StageSettings): boolean {
	const [before, after] = [allSettings(one).votes, allSettings(other).votes];
	if (!before.ranked && !after.ranked) return false;
	return (['ranked', 'dots', 'scope', 'per'] as const).some((key) => before[key] !== after[key]);
}

/** Settings with others in their place. */
export function withSettings(settings: StageSettings, change: StageSettings): StageSettings {
	const votes = change.votes && { ...settings.votes, ...change.votes };
	return { ...settings, ...change, ...(votes ? { votes } : {}) };
}
