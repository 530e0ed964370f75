/** The error catalogue of the edition `open`, name by name as its document prints it, spelling included. */
import { documented } from '../../../core/contract/operation.ts';
import { from } from './entry.ts';

const { said, worded } = from(documented('000, Sandbox/Live API Error codes'));

export const open = {
  uuidErr: worded({ id: '42' }, ({ id }) => `Invalid ID ${id}`, 400, -3),
  invalidNanoid: worded(
    { prefix: 'tx_', length: 12 },
    ({ prefix, length }) =>
      `ID must start with '${prefix}' and be ${length} characters long with alphanumeric characters following the prefix.`,
    400,
    -17,
  ),
  customError: worded({ message: 'Transaction is already processed' }, ({ message }) => message, 400, -17),
  decimalValueAmountError: worded(
    { decimalValue: 2 },
    ({ decimalValue }) =>
      `Number should have at most the allowed number of decimal places ie - ${decimalValue}`,
    400,
    -19,
  ),
  invalidPaymentMethodIds: worded(
    { invalidIds: ['pm_000000000'] },
    ({ invalidIds }) => `The following payment method IDs does not exist in DB: ${invalidIds.join(', ')}`,
    400,
    13006,
  ),
  InvalidId: worded({ id: 'appId' }, ({ id }) => `${id} not present in Request`, 400, -9),
  NotFoundUrl: worded({ message: 'Cannot GET /nowhere' }, ({ message }) => message, 404, -10),
  missingGatewaySpecsKeys: worded(
    { missingKeys: ['clientId'] },
    ({ missingKeys }) =>
      `The following required fields are missing from the provided data: ${missingKeys.join(', ')}`,
    400,
    -13,
  ),
  invalidKeyValues: worded(
    { invalidKeyValues: ['clientId'] },
    ({ invalidKeyValues }) => `Invalid keys found for gateway: ${invalidKeyValues.join(', ')}`,
    400,
    -17,
  ),
  invalidCredentials: worded(
    { name: 'razorpay', currency: 'INR' },
    ({ name, currency }) => `Invalid credentials for gateway: ${name} for: ${currency}`,
    401,
    -34,
  ),
  externalError: worded(
    { message: 'External error', status: 502 },
    ({ message }) => message,
    ({ status }) => status,
    -11,
  ),
  auth: {
    authTokenMissing: said('Token missing or incorrect', 400, 9000),
    shortUrlTokenMissing: said('ShortUrlToken missing or incorrect', 400, 9001),
    authApiKeyMissing: said('Api Key is Missing', 400, 9002),
    apiKeyNotGenerated: said('Api Key is not generated!', 400, 9003),
    unauthroizedAccess: said('Unauthorized Access', 400, 9004),
    unauthroizedApiKey: said('Invalid API key', 400, 9005),
    unauthorized: said('Unauthorized! Please provide valid credentials.', 401, 9007),
    refreshTokenExpired: said('Refresh token has expired.', 401, 9008),
    tokenExpired: said('Token has expired.', 401, 9009),
    invalidRefreshToken: said('Invalid token.', 401, 9008),
  },
  systemError: {
    unauthorizedAccess: said(
      'You do not have access to edit or fetch the details, kindly contact the administrator.',
      404,
      23,
    ),
    noDataFound: said('No data found with this ID!', 404, 24),
    invalidRequest: said('Invalid Request', 400, 25),
    oopsSomethingWentWrong: said('Oops! Something went wrong', 500, 26),
    externalProviderIssue: said('External Provider issue!', 400, 27),
    dbError: said('DB Error', 400, 28),
    invalidApiKey: said('Invalid API key', 400, 29),
    notAvailable: said(
      'Currently, we are not available in your country. Please contact the support team.',
      500,
      30,
    ),
    invalidOrigin: said('Access denied from this origin.', 403, 13007),
  },
  customErrors: {
    keyNotFoundInDB: said('No such key found in the system model', 400, 11001),
    inactiveKeyInDB: said('The key provided is not active at the moment', 400, 11002),
    invalidDecryptRes: said('The key did not return app ID on Decrypt', 400, 11003),
    appNotFoundForDecryptId: said('No app associated with decrypted app ID', 400, 11004),
    tooManyRequests: said('Too many requests made in a short period', 429, 11005),
    datesExceedError: said('Date range exceeds limit! Date range should not exceed 90 days.', 400, 11006),
    dateRangeError: said("Error: 'fromDate' should be earlier than 'toDate'.", 400, 11007),
    startDateBeforeAppCreation: said('The start date cannot be before the app creation date.', 400, 11008),
    startDateAfterToday: said("The start date cannot be after today's date.", 400, 11009),
    startAndEndDateRequired: said(
      'Both start date and end date are required if one is provided.',
      400,
      11010,
    ),
    endDateAfterToday: said("The end date cannot be after today's date.", 400, 11011),
  },
  keyVaultErrors: {
    credentialsNotFound: said('Credentials not found for the provided access key', 404, 11001),
    appNotFound: said('Application not found for the provided app ID', 404, 11002),
    userDoesNotBelongToApp: said('User does not belong to the specified application', 403, 11003),
    invalidSecretKey: said('Invalid credentials, please check the provided secret key', 400, 11004),
    signatureExpired: said('The provided signature has expired', 400, 11005),
    invalidSignatureFormat: said('The format of the provided signature is invalid', 400, 11006),
    encryptionError: said('Error occurred during encryption or decryption', 500, 11007),
    accessKeyMismatch: said('Access key does not match any active credentials', 400, 11008),
    generalVerificationError: said('An error occurred during signature verification', 500, 11009),
    credentialsAlreadyViewed: said(
      'Credentials already viewed or downloaded, try regenerating if lost.',
      400,
      11010,
    ),
    appDisabled: said('Application is disabled!', 404, 11011),
  },
  gatewayErrors: {
    gatewayNotFound: said('Gateway not found or is disabled for the provided ID', 404, 13001),
    gatewaySpecsNotFound: said('Gateway Specs not found for the provided ID', 404, 13002),
    gatewayNameExists: said('Gateway with this name already exists', 409, 13003),
    gatewayAlreadyExistForThisUser: said('Gateway with this name already exists for this user', 409, 13004),
    invalidGatewayData: said('Provided data for gateway is invalid', 400, 13005),
    gatewayUpdateConflict: said('Gateway with this name already exists, cannot update', 409, 13006),
    invalidCurrencyId: said(
      'Invalid currency ID provided, check if currency is valid or disabled by administration',
      400,
      13007,
    ),
    credentialsNotYetAdded: said('Credentials not yet updated, or step 1 is still pending', 400, 13008),
    credentialStepFailed: said(
      'Step 1 (Credential Status) is in a failed state; cannot update step 2 or step 3.',
      400,
      13009,
    ),
    stepAlreadyCompleted: said('Step already in verification state', 400, 13010),
    GatewayStatusInVerify: said("Gateway is in verification, can't reattempt", 400, 13011),
    GatewayStatusNotVerified: said("Gateway is in verification, can't add domain", 400, 13012),
    GatewayStatusNotVerifiedCannotDisable: said("Gateway is in verification, can't disable", 400, 13013),
    paymentGatewayCannotBeEdited: said(
      "Gateway can't be edited, reattempt the verification process to edit the details",
      400,
      13014,
    ),
  },
};
