using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.People.BeginSecondFactor;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.ConfirmPassword;
using Amps.Application.People.EndSecondFactor;
using Amps.Application.People.ProveSecondFactor;
using Amps.Application.People.ReadPersonLink;
using Amps.Application.People.ReadSecondFactor;
using Amps.Application.People.ReadVisitor;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Domain.Webhooks;

namespace Amps.Dashboard.Tests;

public sealed class SecretTests
{
    private const string Secret = "hush";

    private static readonly SessionId Session = SessionId.Trust("ses_1");
    private static readonly EndpointId Endpoint = EndpointId.Trust("whe_1");

    public static TheoryData<object> Messages { get; } =
    [
        new BeginSecondFactorCommand(Session, Secret),
        new ChoosePasswordCommand(Secret, Secret),
        new ConfirmPasswordCommand(Session, Secret),
        new EndSecondFactorCommand(Session, Secret),
        new ProveSecondFactorCommand(Session, Secret),
        new NewRecoveryCodes([Secret]),
        new ReadVisitorQuery(Secret),
        new ReadPersonLinkQuery(Secret),
        new SecondFactorRead(Since: null, RecoveryCodesLeft: 0, Secret, Secret),
        new CreatedKey(ApiKeyId.Trust("key_1"), Secret),
        new CreatedCustomer(CustomerId.Trust("cus_1"), Secret, Secret),
        new CreatedWebhook(Endpoint, Secret),
        new WebhookSecretRead(Endpoint, Secret, PreviousSecretUntil: null),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Written_into_a_log_a_message_tells_no_secret(object message)
    {
        var text = message.ToString()!;

        text.ShouldNotContain(Secret);
        text.ShouldNotContain("{");
    }
}
