import { command } from './fields.ts';

/** What facilitators do with the screens of the room. */
export const screenCommands = [command('screen.link', {}), command('screen.revoke', {})] as const;
