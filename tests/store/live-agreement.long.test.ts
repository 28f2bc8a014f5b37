import { liveAgreement } from '../support/live-agreement.ts';

liveAgreement(1000);
