import { afterEach, expect, it } from 'vitest';
import { reportFault } from '#lib/server/report-fault.ts';

const door = globalThis as Record<symbol, unknown>;
const key = Symbol.for('fiveways.services');

afterEach(() => {
	delete door[key];
});

it('[O39] a fault is logged with an id and its place, without what anybody wrote', () => {
	const lines: string[] = [];
	const error = (details: object, message: string) =>
		lines.push(JSON.stringify({ ...details, message }));
	door[key] = { log: { error, warn: error } };
	const fault = new TypeError('cannot read "Mrs Canary, canary@example.org"\nof CANARY');
	const id = reportFault(fault, { routeId: '/boards/[boardId]', status: 500 });
	expect(lines).toHaveLength(1);
	expect(lines[0]).not.toMatch(/canary/i);
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({
		id,
		kind: 'TypeError',
		routeId: '/boards/[boardId]',
		status: 500
	});
	expect(lines[0]).toContain('report-fault.test.ts');
	expect(reportFault('text', { routeId: null, status: 500 })).not.toBe(id);
});
