using System.Net.Mail;
using System.Net.Sockets;

namespace Maillage.Platform.Mail;

/// <summary>What an error while sending says about the mail.</summary>
internal static class Undelivered
{
    internal enum Reason
    {
        /// <summary>The server did not take it, now; it surely has not left.</summary>
        Later,

        /// <summary>The address will never do.</summary>
        Refused,

        /// <summary>The connection broke or fell silent: the mail may have left.</summary>
        Unknown,
    }

    public static Reason Of(Exception error) => error switch
    {
        SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath } or FormatException => Reason.Refused,
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } => Reason.Later,
        // Nobody answered the call at all.
        SmtpException { InnerException: SocketException } => Reason.Later,
        SmtpException or OperationCanceledException or IOException => Reason.Unknown,
        _ => Reason.Later,
    };
}
