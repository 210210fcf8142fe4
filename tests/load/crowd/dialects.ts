import type { Dialect } from './dialect.ts';
import { fivewaysDialect } from './fiveways-dialect.ts';
import { hocuspocusDialect } from './hocuspocus-dialect.ts';

export type PeerName = 'fiveways' | 'hocuspocus';

/** How each kind of server is spoken to. */
export const dialects: Record<PeerName, Dialect> = {
	fiveways: fivewaysDialect,
	hocuspocus: hocuspocusDialect
};
