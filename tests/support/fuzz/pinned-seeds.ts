/**
 * Seeds that once found a fault, with what they found. They run always; the nightly run prints the
 * seed of each failure, which belongs here together with its mending.
 */
export const pinnedSeeds: Readonly<
	Record<FuzzName, readonly (readonly [seed: number, found: string])[]>
> = {
	convergence: [
		[133, 'a polling page kept "I have finished" after the step changed'],
		[580, 'a command sent twice was refused and then accepted: its draft stayed beside its note'],
		[20_785_313, 'so did one of which copies came that its page had not sent']
	],
	hostile: []
};

export type FuzzName = 'convergence' | 'hostile';
