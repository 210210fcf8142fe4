import type { Services } from '../services.ts';

/** Puts the services where pages look for them: `src/lib/server/services.ts`. */
export function provide(services: Services): void {
	Object.assign(globalThis, { [Symbol.for('fiveways.services')]: services });
}
