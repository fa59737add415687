/** Share of repeated studies whose interval would cover the truth. */
export const intervalLevel = 0.95;
/** Bootstrap draws behind one interval. */
export const bootstrapDraws = 10_000;
/** Sign patterns drawn where they are too many to enumerate; the smallest p they can give is 1/100,001. */
export const signFlipDraws = 100_000;
/** One seed for every interval and test, so that a report can be computed again to the last digit. */
export const defaultSeed = 20_260_117;
/** Standard normal quantiles: two-sided 5 %, and 80 % power. */
export const normalQuantile975 = 1.959963984540054;
export const normalQuantile80 = 0.8416212335729143;
/** A corrected p below this counts. */
export const significanceLevel = 0.05;
