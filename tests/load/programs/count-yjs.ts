import { registerHooks } from 'node:module';

const counted = new URL('./counted-yjs.ts', import.meta.url).href;

/* Loaded before the server: whoever asks for yjs gets the one that counts. */
registerHooks({
	resolve(specifier, context, next) {
		if (specifier !== 'yjs' || context.parentURL === counted) return next(specifier, context);
		return next(counted, context);
	}
});
