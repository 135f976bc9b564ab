import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bundle, createConfig } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JSONSchema7 } from 'json-schema';
import { sample } from 'openapi-sampler';
import type { OpenAPIV3_1 } from 'openapi-types';
