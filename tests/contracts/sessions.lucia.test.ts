import { luciaSessions } from '../../server/accounts/lucia.ts';
import { sessionsContract } from './sessions.ts';

sessionsContract('Lucia', luciaSessions);
