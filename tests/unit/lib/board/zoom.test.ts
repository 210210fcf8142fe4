import { describe, expect, it } from 'vitest';
import { clampZoom, wheelFactor } from '#lib/board/zoom.ts';

describe('zooming the canvas', () => {
	it('[X30] goes from 50 to 200 %', () => {
		expect([0.1, 0.5, 1.3, 2, 9].map(clampZoom)).toEqual([0.5, 0.5, 1.3, 2, 2]);
	});

	it('[X30] is larger upwards, the same again after as much back, and never a leap', () => {
		const factor = (deltaY: number, deltaMode = 0) => wheelFactor({ deltaY, deltaMode });
		expect(factor(-2)).toBeGreaterThan(1);
		expect(factor(-2) * factor(2)).toBeCloseTo(1);
		expect(factor(-120), 'a notch of a mouse').toBeLessThan(1.25);
		expect(factor(-3, 1), 'a notch told in lines').toBe(factor(-120));
	});
});
