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

import {
  operatorOfSegment,
  OtherTerraformDetails,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { shortRevision } from '../../text/shortRevision';
import { useText } from '../../translation';
import { EntityObject } from '../details';
import { RelativeTime } from '../RelativeTime';
import { Facts, Section } from '../Section';
import { TerraformAlerts } from '../TerraformContent/TerraformAlerts';
import { EntityCard } from './EntityCard';

/** How a Terraform resource is, on the entity's overview. @public */
export function EntityTerraformCard() {
  const t = useText();
  return (
    <Section title={t('terraform.title')}>
      <EntityObject domain="terraforms">
        {details => (
          <EntityCard details={details}>
            {details.kind === 'terraform' ? (
              <TerraformFacts details={details} />
            ) : (
              <OtherTerraformFacts details={details} />
            )}
          </EntityCard>
        )}
      </EntityObject>
    </Section>
  );
}

function TerraformFacts(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  return (
    <>
      <TerraformAlerts details={details} />
      <Facts
        items={[
          [t('terraform.pending'), details.plan.pending ?? t('details.none')],
          [
            t('terraform.appliedRevision'),
            shortRevision(details.appliedRevision),
          ],
          [
            t('terraform.lastApplied'),
            <RelativeTime key="at" time={details.lastAppliedAt} />,
          ],
          [
            t('terraform.resources'),
            details.resources === undefined
              ? t('cluster.unknown')
              : String(details.resources),
          ],
          [t('details.host'), details.host],
        ]}
      />
    </>
  );
}

function OtherTerraformFacts(props: { details: OtherTerraformDetails }) {
  const { details } = props;
  const t = useText();
  return (
    <Facts
      items={[
        [
          t('terraform.operator'),
          operatorOfSegment(details.kind)?.title ?? details.kind,
        ],
        [t('terraform.run'), details.run?.status],
        [t('details.host'), details.host],
      ]}
    />
  );
}
