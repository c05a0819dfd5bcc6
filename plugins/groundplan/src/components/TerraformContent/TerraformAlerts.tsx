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

import { Alert } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { relativeTime } from '../../text/relativeTime';
import { useNow } from '../../text/useNow';
import { useText } from '../../translation';
import { LeftApproval } from './LeftApproval';

/**
 * What is dangerous about a Terraform resource at present, and that what is
 * shown is old because somebody suspended it.
 *
 * @internal
 */
export function TerraformAlerts(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  const now = useNow();
  // Its health becomes Warning when it takes long.
  const isDeleting = details.status.state === 'deleting';
  const mayDestroy = !details.planOnly;
  return (
    <>
      {isDeleting && details.destroyResourcesOnDeletion && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('terraform.beingDestroyed')}
        />
      )}
      {mayDestroy && details.plan.isDestroyPlan && details.plan.pending && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('terraform.destroyPlan')}
          description={details.plan.pending}
        />
      )}
      {mayDestroy && details.destroy && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('terraform.destroySpec')}
        />
      )}
      <LeftApproval details={details} />
      {details.suspended && !isDeleting && (
        <Alert
          role="status"
          status="info"
          icon
          title={
            details.lastRunAt
              ? t('terraform.suspended', {
                  since:
                    relativeTime(details.lastRunAt, now) ?? details.lastRunAt,
                })
              : t('terraform.suspendedUnseen')
          }
        />
      )}
    </>
  );
}
