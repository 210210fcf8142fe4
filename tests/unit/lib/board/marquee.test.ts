import { expect, it } from 'vitest';
import { touches } from '#lib/board/marquee.svelte.ts';

it('[X39] a drawn box selects what it touches, and not what only lies beside it', () => {
	const box = { left: 10, top: 10, width: 20, height: 20 };
	const at = (left: number, top: number) => ({ left, top, width: 10, height: 10 });
	for (const inside of [at(15, 15), at(5, 5), at(25, 29)]) expect(touches(box, inside)).toBe(true);
	for (const beside of [at(0, 15), at(30, 15), at(15, 0), at(15, 30)])
		expect(touches(box, beside)).toBe(false);
});
