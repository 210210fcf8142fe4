import { expect, test, vi } from 'vitest';
import { startServer } from '../../support/start-server.ts';

test('[O36] health, readiness and version are told to anyone', async () => {
	const { url, house } = await startServer();
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const ready = await fetch(`${url}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
	const version = (await (await fetch(`${url}/version`)).json()) as object;
	expect(version).toEqual({ name: 'fiveways', version: house.edge.version, protocol: 1 });
	house.services.draining = true;
	const draining = await fetch(`${url}/readyz`);
	expect([draining.status, await draining.json()]).toEqual([
		503,
		{ ready: false, reasons: ['draining'] }
	]);
});

test('[O36] with storage away the process is alive and not ready', async () => {
	const { url, house } = await startServer({ endsWithTest: true });
	await house.services.storage.close();
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const ready = await fetch(`${url}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reasons: ['storage'] }]);
});

test('[O36] it is ready again as soon as a write works', async () => {
	const { url, house } = await startServer();
	const probe = vi.spyOn(house.services.storage, 'probe');
	probe.mockRejectedValueOnce(new Error('The disk is full.'));
	expect((await fetch(`${url}/readyz`)).status).toBe(503);
	expect((await fetch(`${url}/readyz`)).status).toBe(200);
	expect((await fetch(`${url}/readyz`)).status).toBe(200);
	expect(probe, 'a yes is remembered for a moment').toHaveBeenCalledTimes(2);
});
