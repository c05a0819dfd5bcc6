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

import fc from 'fast-check';
import { fluxObject, NOW } from '../gitops/testing/fluxObjects';
import { HEALTHS } from '../health/HealthStatus';
import { terraformsFleet } from './fleet/terraformsFleet';
import { terraformDomain } from './terraformDomain';
import { terraform } from './testing/terraform';

const someCondition = fc.record(
  {
    type: fc.constantFrom('Ready', 'Stalled', 'StateLocked', 'HealthCheck'),
    status: fc.constantFrom('True', 'False', 'Unknown', 'true', 1),
    reason: fc.oneof(
      fc.constantFrom('DriftDetected', 'LockHeld'),
      fc.anything(),
    ),
    message: fc.anything(),
    lastTransitionTime: fc.anything(),
  },
  { requiredKeys: [] },
);

const someStatus = fc.oneof(
  fc.anything(),
  fc.record(
    {
      conditions: fc.oneof(fc.anything(), fc.array(someCondition)),
      plan: fc.oneof(fc.anything(), fc.record({ pending: fc.anything() })),
      lock: fc.oneof(fc.anything(), fc.record({ pending: fc.anything() })),
      inventory: fc.oneof(
        fc.anything(),
        fc.record({ entries: fc.array(fc.anything()) }),
      ),
      availableOutputs: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

const someSpec = fc.oneof(
  fc.anything(),
  fc.record(
    {
      suspend: fc.anything(),
      approvePlan: fc.anything(),
      dependsOn: fc.oneof(fc.anything(), fc.array(fc.anything())),
      sourceRef: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

const context = {
  host: 'hub',
  entityRef: 'resource:default/app',
  now: NOW,
  entityRefOf: () => undefined,
  readable: () => true,
};

describe('terraformDomain', () => {
  it.each([
    ['infra.contrib.fluxcd.io/v1alpha1', 'Terraform', true],
    ['tf.upbound.io/v1beta1', 'Workspace', true],
    ['tf.m.upbound.io/v1beta1', 'Workspace', true],
    ['app.terraform.io/v1alpha2', 'Workspace', true],
    ['tf.galleybytes.com/v1beta1', 'Terraform', true],
    ['terraform.appvia.io/v1alpha1', 'Configuration', false],
    ['tf.upbound.io/v1beta1', 'Terraform', false],
  ])('tells whether %s %s is run by an operator', (version, kind, known) => {
    expect(terraformDomain.knows(fluxObject(version, kind))).toBe(known);
  });

  it('never throws, whatever spec and status hold', () => {
    fc.assert(
      fc.property(someSpec, someStatus, (spec, status) => {
        const object = { ...terraform(), spec, status };
        const [assessment] = terraformDomain.assess([object], NOW);
        expect(HEALTHS).toContain(assessment.status.health);
        expect(assessment.status.decidedBy).not.toBe('');
        const details = terraformsFleet.details(object, [object], context);
        expect(details.status).toBeDefined();
        expect(terraformsFleet.facts(object, []).segment).toBe('terraform');
      }),
      { numRuns: 300 },
    );
  });

  it('never mirrors what may hold a secret', () => {
    const fields = terraformDomain.kinds.flatMap(rule => rule.fields);
    const whole =
      /^(vars|varsFrom|values|backendConfig|backendConfigsFrom|cloud|runnerPodTemplate|fileMappings|webhooks|forProvider|module|env|varFiles|configuration|terraformModule|backend|inline|outputs|variables|terraformVariables|environmentVariables|taskOptions|credentials)$/;
    const secretBearing = (field: string) =>
      whole.test(field.split('.').pop() ?? '') ||
      /^(spec|status)$|token|customConfiguration/.test(field);
    expect(fields.filter(secretBearing)).toEqual([]);
  });

  it('assesses a thousand in a moment', () => {
    const objects = Array.from({ length: 1_000 }, (_, i) =>
      terraform({ metadata: { name: `app-${i}` } }),
    );
    const start = performance.now();
    expect(terraformDomain.assess(objects, NOW)).toHaveLength(1_000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
