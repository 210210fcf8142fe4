import { existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { importFormBytes } from '#lib/domain/limits.ts';
import type { Settings } from '../config.ts';
import { ADDRESS_HEADER } from './fork.ts';

const built = new URL('../../build/handler.js', import.meta.url);

/**
 * The built pages as a listener. What they read from the environment they read when they are
 * loaded, so it is set first: without `ORIGIN` they would believe the Host header.
 * @throws in words, when there is no build
 */
export async function loadPages(settings: Settings): Promise<RequestListener> {
	requireBuild();
	process.env['ORIGIN'] = settings.publicUrl;
	// A file to import comes in base64; the pages refuse large bodies everywhere else themselves.
	process.env['BODY_SIZE_LIMIT'] = String(importFormBytes);
	// One rule for pages and API: `fork` says where a request comes from, whatever its headers are.
	process.env['ADDRESS_HEADER'] = ADDRESS_HEADER;
	const { handler } = (await import(built.href)) as { handler: RequestListener };
	return handler;
}

export function requireBuild(): void {
	if (existsSync(built)) return;
	throw new Error(
		'The pages are not built yet. Run `npm start`, which builds them and starts the server.'
	);
}
