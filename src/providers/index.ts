/** The one list of providers. */
import type { Provider } from '../core/contract/provider.ts';
import { kpay } from './kpay/index.ts';
import { kspay } from './kspay/index.ts';
import { paygate } from './paygate/index.ts';
import { upayments } from './upayments/index.ts';

export const providers: readonly Provider[] = [paygate, kpay, kspay, upayments];
