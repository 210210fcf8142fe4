import type { PeerName } from '../crowd/dialects.ts';
import { fiveways } from './fiveways.ts';
import { hocuspocus } from './hocuspocus.ts';
import type { Peer } from './peer.ts';

/** The servers that can be put under load. */
export const peers: Record<PeerName, Peer> = { fiveways, hocuspocus };
