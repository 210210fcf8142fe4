import type { GroupId } from '#lib/domain/group.ts';

/** Colours as the format wants them: white ground, ink, teal for titles, one line of clay. */
export const colours = {
	ground: 'FFFFFF',
	ink: '212B32',
	soft: '425563',
	teal: '0F4C4F',
	clay: 'B8450F',
	line: 'C9D4D8',
	firm: '4C6272'
} as const;

/** The colour of a group's square. It never stands without the group's word. */
export const groupColours: Readonly<Record<GroupId, string>> = {
	hcp: '005EB8',
	lw: '007F3B',
	vcs: '8A5A00',
	patient: 'AE2573',
	carer: '330072',
	other: colours.firm,
	g1: colours.firm,
	g2: colours.firm,
	g3: colours.firm,
	g4: colours.firm
};

/** Points. What is read across a room has 18 or more; what a file says of itself has 12. */
export const sizes = { title: 28, words: 20, body: 18, small: 12 } as const;

export const FONT = 'Arial';

/** Inches on a slide of 13⅓ by 7½. */
export interface Box {
	x: number;
	y: number;
	w: number;
	h: number;
}

const [LEFT, WIDTH] = [0.6, 12.13];

export const boxes = {
	title: { x: LEFT, y: 0.28, w: WIDTH, h: 0.78 },
	rule: { x: LEFT, y: 1.12, w: WIDTH, h: 0 },
	body: { x: LEFT, y: 1.34, w: WIDTH, h: 5.56 },
	foot: { x: LEFT, y: 7.02, w: 10.6, h: 0.28 },
	number: { x: 11.73, y: 7.02, w: 1, h: 0.28 },
	openingTitle: { x: LEFT, y: 0.6, w: WIDTH, h: 2.9 },
	openingRule: { x: LEFT, y: 3.7, w: WIDTH, h: 0 },
	openingBody: { x: LEFT, y: 3.95, w: WIDTH, h: 2.4 }
} as const satisfies Record<string, Box>;

/** Inches as points. */
export function points(inches: number): number {
	return inches * 72;
}
