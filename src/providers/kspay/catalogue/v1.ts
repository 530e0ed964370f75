/** The error catalogue of the edition `v1`, name by name as its document prints it. */
import { assumed, documented } from '../../../core/contract/operation.ts';
import { from } from './entry.ts';

const { said, worded } = from(documented('000, Common API Error Codes'));

const cutOff = assumed(
  'the document ends within this entry: its status and code are the next that would fit',
);

export const v1 = {
  invalidId: worded({ id: 'appId' }, ({ id }) => `${id} not present in Request`, 400, -9),
  notFoundUrl: worded({ msg: 'Cannot GET /nowhere' }, ({ msg }) => msg, 404, -10),
  externalError: worded({ msg: 'External error' }, ({ msg }) => msg, 400, -11),
  invalidNanoid: worded(
    { prefix: 'tx_', length: 12 },
    ({ prefix, length }) =>
      `ID must start with '${prefix}' and be ${length} characters long with alphanumeric characters following the prefix.`,
    400,
    -17,
  ),
  invalidPaymentMethodIds: worded(
    { ids: ['pm_000000000'] },
    ({ ids }) => `The following payment method IDs do not exist in DB: ${ids.join(', ')}`,
    400,
    13006,
  ),
  environmentSetupError: worded(
    { env: 'sandbox' },
    ({ env }) => `The environment URL for ${env} is not defined. Try sending specific environment in params.`,
    400,
    -13,
  ),
  auth: {
    tokenMissing: said('Token missing or incorrect', 400, 9000),
    shortUrlTokenMissing: said('ShortUrlToken missing or incorrect', 400, 9001),
    apiKeyMissing: said('Api Key is Missing', 400, 9002),
    apiKeyNotGenerated: said('Api Key is not generated!', 400, 9003),
    unauthorizedAccess: said('Unauthorized Access', 401, 9004),
    unauthorized: said('Unauthorized! Please provide valid credentials.', 401, 9007),
  },
  currencyModule: {
    currencyAlreadyExists: said('Currency already exists.', 400, 1051),
    currencyNotExists: said("Currency doesn't exist", 400, 1052),
    currencyCodeAlreadyExists: said('Currency code already exists', 400, 1053),
    invalidCurrencyCode: said('Invalid currency code', 400, 1054),
    currencySubTypeAlreadyExists: said('Currency type and code already exist', 400, 1055),
  },
  companyModule: {
    companyAlreadyExists: said(
      'Company already exists for this user, try updating the existing company.',
      400,
      2000,
    ),
    companyAlreadyExistsWithThisName: said(
      'Company already exists with this name, try using a different name.',
      409,
      2001,
    ),
    companyNotExists: said("Company doesn't exist.", 400, 2002),
    companyNameEmpty: said("Company name can't be empty", 400, 2003),
    companyNameError: said(
      'Company name must be between at least 3 characters and a maximum of 60 characters',
      400,
      2004,
    ),
    invalidCountry: said('Existing state does not belong to the new country', 400, 2005),
    invalidState: said('New state does not belong to the existing country', 400, 2006),
    invalidCountryState: said('State does not belong to the given country', 400, 2007),
  },
  appModule: {
    appAlreadyExists: said('Platform already exists', 400, 2051),
    appEmailAlreadyExists: said('Platform with this Email already exists', 400, 2052),
    appNameAlreadyExists: said('Platform with this Name already exists', 400, 2053),
    appPhoneAlreadyExists: said('Platform with this phone already exists', 400, 2054),
    appNotExists: said('Platform either does not exist or is not Active!', 400, 2055),
    appNameEmpty: said("Platform name can't be empty", 400, 2056),
    appNameError: said(
      'Platform name must be between at least 3 characters and a maximum of 256 characters',
      400,
      2057,
    ),
    appNotExist: said('No app assigned in this country', 400, 2058),
    appNotExistWithThisUserID: said('This app is not assigned to this user', 400, 2059),
    appGatewayNotExist: said('No gateway assigned in this app', 400, 2060),
    invalidGstNo: said('Enter Valid GST Number', 400, 2061),
  },
  pagination: {
    pageShouldBePositive: said('Page should be a positive number greater than 0', 400, 4089),
    limitShouldBePositive: said('Limit should be a positive number greater than 0', 400, 4056),
  },
  countryModule: {
    countryNotExists: said('Country with this name does not exist.', 400, 4052),
  },
  stateModule: {
    stateDoesNotExists: said('The state with this name does not exist.', 400, 5051),
    stateNotCorrect: said('The state does not belong to the specified country.', 400, 5052),
  },
  system: {
    unauthorizedAccess: said(
      'You do not have access to edit the details, kindly contact administrator.',
      401,
      23,
    ),
    noDataFound: said('No data found with this ID!', 404, 24),
    invalidRequest: said('Invalid Request', 400, 25),
    oopsSomethingWentWrong: said('Oops! Something went wrong', 500, 26),
    externalProviderIssue: said('External Provider issue!', 400, 27),
    dbError: said('DB Error', 400, 28),
    invalidApiKey: said('Invalid API key', 400, 29),
    notAvailable: said(
      'Currently we are not available in your country. Please contact the support team.',
      500,
      30,
    ),
  },
  custom: {
    keyNotFoundInDB: said('No such key found in the system model', 400, 11001),
    inactiveKeyInDB: said('The key provided is not active at the moment', 400, 11002),
    invalidDecryptRes: said('The key did not return app ID on Decrypt', 400, 11003),
    appNotFoundForDecryptId: said('No app associated with decrypted app ID', 400, 11004),
    tooManyRequests: said('Too many requests made in a short period', 429, 11005),
  },
  paymentMethod: {
    paymentMethodNotFound: said('Payment method not found for the provided ID', 404, 12001),
    paymentMethodExists: said('Payment method with this name already exists', 409, 12002),
    paymentMethodAlreadyEnabled: said('Payment method is already enabled', 409, 12003),
    paymentMethodAlreadyDisabled: said('Payment method is already disabled', 409, 12004),
    paymentMethodNotAllowed: said('This payment method is not allowed to be enabled', 400, 12005, cutOff),
  },
};
