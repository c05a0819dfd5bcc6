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
import { inOneGo } from './stepwise';
import { Plan } from './Plan';
import { showPlan } from './showPlan';

/**
 * The text of a plan as it may be shown, with sensitive values withheld and
 * without colours: that of {@link showPlan}.
 *
 * @public
 */
export function maskPlanText(text: string, format: Plan['format']): string {
  return inOneGo(showPlan(text, format)).text;
}
