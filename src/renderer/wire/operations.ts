/** Types computed from the contracts: which operations of a feature run in which lane, what they take and answer. */
import type { Contracts } from '#contracts/index.ts';
import type { Asked, Lane, Operation, Output } from '#contracts/kit/contract.ts';

export type FeatureName = keyof Contracts;
type OperationsOf<F extends FeatureName> = Contracts[F]['operations'];

/** Names of the operations of a feature that run in one of the given lanes. */
export type OperationName<F extends FeatureName, L extends Lane> = {
  [K in keyof OperationsOf<F>]: OperationsOf<F>[K] extends { readonly lane: L } ? K : never;
}[keyof OperationsOf<F>] &
  string;

type OperationOf<F extends FeatureName, K> = K extends keyof OperationsOf<F>
  ? OperationsOf<F>[K] extends Operation
    ? OperationsOf<F>[K]
    : never
  : never;

/** What a caller may send to an operation. */
export type InputOf<F extends FeatureName, K> = Asked<OperationOf<F, K>>;
/** What it answers. */
export type OutputOf<F extends FeatureName, K> = Output<OperationOf<F, K>>;

/** Lanes whose operations are asked like a question. */
export type ReadLane = 'query' | 'vault' | 'host';
/** Lanes whose operations are told like an order. */
export type CommandLane = 'command' | 'vault' | 'host';
