import { registerHooks } from 'node:module';

const ofNode = new URL('./sqlite-of-node.ts', import.meta.url).href;

/*
 * Loaded before the peer: its native SQLite cannot be built on every machine. Node's has the same
 * calls and the same settings (a rollback journal, every commit synced).
 */
registerHooks({
	resolve: (specifier, context, next) =>
		specifier === 'better-sqlite3' ? next(ofNode, context) : next(specifier, context)
});
