export { drawCardBack, drawCardFront, drawLicence } from './identity-card.ts';
export type { IdentityFacts } from './identity-facts.ts';
export { drawPassport } from './passport.ts';
export { portraitLook, type PortraitLook } from './portrait.ts';
export { drawSelfie } from './selfie.ts';
export { drawUtilityBill, type BillFacts } from './utility-bill.ts';
