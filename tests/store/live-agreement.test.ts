import { liveAgreement } from '../support/live-agreement.ts';

// A thousand of them: live-agreement.long.test.ts.
liveAgreement(200);
