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

import { createApprovePlanAction } from './createApprovePlanAction';
import { createForceUnlockAction } from './createForceUnlockAction';
import { createTerraformOperationActions } from './createTerraformOperationActions';
import { createTerraformReadActions } from './createTerraformReadActions';
import { TerraformActionContext } from './TerraformActionContext';

/**
 * Registers what the routes about single Terraform resources do as actions too, so
 * that MCP clients, the CLI and templates have it with the same checks. The values of
 * outputs are not among them: they would end in logs and transcripts.
 *
 * @internal
 */
export function registerTerraformActions(
  context: TerraformActionContext,
): void {
  createTerraformReadActions(context);
  createApprovePlanAction(context);
  createTerraformOperationActions(context);
  createForceUnlockAction(context);
}
