/**
 * The drawings, each one path. `icons` are lines on a grid of 24; `signs` are the filled shapes that
 * stand for a stakeholder group, on a grid of 16. A drawing repeats a word that is already there.
 */
export const icons = {
	tick: 'M4.5 12.5l5 5 10-11',
	clock: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7v5l3.5 2',
	eyeoff:
		'M4 4l16 16M9.5 6A9 9 0 0 1 12 5.5C18 5.5 21.5 12 21.5 12a17 17 0 0 1-2.8 3.4M6 7.7A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.6-.8',
	eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
	next: 'M5 12h14M13 6l6 6-6 6',
	up: 'M12 19V5M6 11l6-6 6 6',
	down: 'M12 5v14M6 13l6 6 6-6',
	choose: 'M6 9.5l6 6 6-6',
	back: 'M19 12H5M11 6l-6 6 6 6',
	hand: 'M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 10V4.5a1.5 1.5 0 0 1 3 0V11M13 10.5v-5a1.5 1.5 0 0 1 3 0V12M16 11V8.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.3-1.3-6-4l-2.6-4c-.7-1.3 1-2.3 2-1.2L8 13.5',
	plus: 'M12 5v14M5 12h14',
	minus: 'M5 12h14',
	close: 'M6 6l12 12M18 6L6 18',
	list: 'M8 6h13M8 12h13M8 18h13M3.5 6h.1M3.5 12h.1M3.5 18h.1',
	board:
		'M4.5 4h15A1.5 1.5 0 0 1 21 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18.5v-13A1.5 1.5 0 0 1 4.5 4M9 4v16M15 4v16',
	display: 'M3 19L8.5 5 14 19M5 14.5h7M15 19l3.2-8 3.3 8M16 16.5h4.6',
	lock: 'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2M8 10.5V8a4 4 0 0 1 8 0v2.5',
	unlock:
		'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2M8 10.5V7a4 4 0 0 1 7.6-1.7',
	offline:
		'M3 3l18 18M8.5 16.5a5 5 0 0 1 7 0M5 13a10 10 0 0 1 4-2.4M15 10.6a10 10 0 0 1 4 2.4M2 9.5A15 15 0 0 1 6 7M11 5.6a15 15 0 0 1 11 3.9',
	warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.7v.2',
	information: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.5M12 7.3v.2',
	copy: 'M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2M16 8V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3',
	trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
	more: 'M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
	move: 'M12 3v18M3 12h18M9.5 5.5L12 3l2.5 2.5M9.5 18.5L12 21l2.5-2.5M5.5 9.5L3 12l2.5 2.5M18.5 9.5L21 12l-2.5 2.5',
	pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
	people:
		'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.2.8 3.5 2.7 3.5 5.5',
	person: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c0-4.3 3.4-6.5 7.5-6.5s7.5 2.2 7.5 6.5',
	download: 'M12 4v12M6.5 11l5.5 5.5 5.5-5.5M5 20.5h14',
	upload: 'M12 16.5V4.5M6.5 10L12 4.5 17.5 10M5 20.5h14',
	undo: 'M8.5 4.5L4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11h-3',
	redo: 'M15.5 4.5L20 9l-4.5 4.5M20 9H10a5.5 5.5 0 0 0 0 11h3',
	qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.1M17 20h3v-3M14 20v.1M7 7v.1M17 7v.1M7 17v.1',
	pause: 'M8 5v14M16 5v14',
	flag: 'M5 21V4h13l-2.5 4.5L18 13H5',
	cluster:
		'M5.5 3.5h13a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2M8 9h8M8 13h8M8 17h4',
	print: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
	key: 'M3.5 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11.5 12H21v3.5M17 12v3',
	refresh: 'M20 5v5h-5M19.5 10A8 8 0 1 0 20 14'
} as const;

export const signs = {
	'shape-square': 'M2 2h12v12H2z',
	'shape-diamond': 'M8 .5L15.5 8 8 15.5.5 8z',
	'shape-triangle': 'M8 1l7.5 13.5H.5z',
	'shape-circle': 'M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0',
	'shape-hexagon': 'M4 1h8l4 7-4 7H4L0 8z',
	'shape-star': 'M8 .5l2.2 5 5.3.6-4 3.6 1.2 5.3L8 12.3 3.3 15l1.2-5.3-4-3.6 5.3-.6z',
	'shape-cross': 'M5.5 1h5v4.5H15v5h-4.5V15h-5v-4.5H1v-5h4.5z',
	'shape-pentagon': 'M8 .5l7.5 5.7-2.9 9H3.4l-2.9-9z',
	'shape-ring': 'M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0M4.5 8a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0'
} as const;

export type SignName = keyof typeof signs;
export type IconName = keyof typeof icons | SignName;

/** True for the filled shapes of groups, which take the colour of the nearest `g-…` class. */
export function isSign(name: IconName): name is SignName {
	return name in signs;
}
