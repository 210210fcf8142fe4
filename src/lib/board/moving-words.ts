import { limits } from '../domain/limits.ts';
import type { Place } from '../domain/place.ts';

/** What moving a note says: by a dialog, by keys and by dragging. */
export const movingWords = {
	dragLost: 'The move was interrupted. The note is back where it was.',
	dragSame: 'The note is where it was.',
	dragStopped: 'Move cancelled. The note is back where it was.',
	privatePlace: 'Your note gets its place when it is shared. You can move it to another question.',

	move: {
		title: 'Move a note',
		question: 'Which question?',
		place: 'Where in it?',
		first: 'First',
		firstLoose: 'First, not in a cluster',
		last: 'Last',
		after: 'After a note',
		cluster: 'In a cluster',
		whichNote: 'After which note?',
		inTheWay: 'Someone else’s note is in the way.',
		someInTheWay:
			'You cannot choose some of these notes: someone else’s note is in the way. A facilitator can move it.',
		whichCluster: 'Which cluster?',
		go: 'Move the note'
	},
	keyMove: {
		name: 'Move the note',
		help: 'Arrow keys move it. Enter puts it down. Escape puts it back.',
		small: 'Small steps',
		drop: 'Put it down here',
		left: 'Left',
		right: 'Right',
		up: 'Up',
		down: 'Down',
		row: (label: string, [, y]: Place) =>
			[label, `row ${Math.floor(y) + 1}`, downWords(y % 1)].filter(Boolean).join(', '),
		at: (label: string, [x, y]: Place) =>
			[label, `row ${Math.floor(y) + 1}`, acrossWords(x), downWords(y % 1)]
				.filter(Boolean)
				.join(', ')
	}
} as const;

/** A part of a note's width or height, in the steps of the button "Small steps". */
const smallSteps = (part: number) => {
	const steps = Math.round(part / limits.placeGrid);
	return steps === 1 ? '1 small step' : `${steps} small steps`;
};

function acrossWords(x: number): string {
	if (x === 0.5) return 'middle';
	if (x <= 0) return 'left';
	return x >= limits.placeMaxX ? 'right' : `${smallSteps(x)} from the left`;
}

function downWords(y: number): string {
	if (y === 0.5) return 'half a row down';
	return y === 0 ? '' : `${smallSteps(y)} down`;
}
