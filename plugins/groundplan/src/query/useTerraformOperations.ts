/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { OperationsResponse } from 'backstage-plugin-groundplan-common';
import { ObjectId } from '../api';
import { useTerraformFacet } from './useTerraformFacet';

/** After so long, what was asked has gone unheard. */
const UNHEARD_AFTER_MS = 60_000;
const LEAST_MS = 5_000;

/**
 * What can be asked of a Terraform resource, and how what was asked last goes. That
 * nothing was heard is announced by nobody: it is asked for when the time is up.
 *
 * @internal
 */
export function useTerraformOperations(object: ObjectId) {
  return useTerraformFacet(object, 'operations', { refetchIn: untilUnheard });
}

function untilUnheard({ last }: OperationsResponse): number | undefined {
  return last?.state === 'sent'
    ? Math.max(Date.parse(last.at) + UNHEARD_AFTER_MS - Date.now(), LEAST_MS)
    : undefined;
}
